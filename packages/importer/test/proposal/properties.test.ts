import { parseEndpoint, parseTarget } from '@netloom/network-model';
import { loadText } from '@netloom/network-model/testing';
import { indexNetwork, trace, type NetworkIndex } from '@netloom/reachability';
import fc from 'fast-check';
import { importNetworks } from '../../src/index.ts';
import { sourcesOf } from '../support/temp-folder.ts';
import { allowedBy, type TestPod } from './allowed-by.ts';
import { clusters, hostOf, manifestsOf, podOf, type TestApp } from './cluster-arbitrary.ts';
import { proposeForFiles } from './import-fixture.ts';

const TRAEFIK: TestPod = {
  namespace: 'kube-system',
  labels: { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-kube-system' },
};
const CLOUDFLARED: TestPod = { namespace: 'cloudflare', labels: { app: 'cloudflared' } };
const PROMETHEUS: TestPod = { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } };
const STRANGER: TestPod = { namespace: 'elsewhere', labels: { app: 'stranger' } };

/** Every connection between pods that the manifests state, to pods that policies can isolate. */
function connectionsOf(
  apps: readonly TestApp[],
): readonly { readonly from: TestPod; readonly to: TestApp }[] {
  return apps.flatMap((one) => [
    ...(one.ways.includes('ingress') ? [{ from: TRAEFIK, to: one }] : []),
    ...(one.ways.includes('tunnel') ? [{ from: CLOUDFLARED, to: one }] : []),
    ...(one.scraped ? [{ from: PROMETHEUS, to: one }] : []),
    ...(one.hostNetwork
      ? []
      : one.calls.flatMap((index) =>
          apps[index] === undefined ? [] : [{ from: podOf(one), to: apps[index] }],
        )),
  ]);
}

describe('default deny for generated clusters', () => {
  it('closes every namespace, and lets in every connection that the manifests state', async () => {
    await fc.assert(
      fc.asyncProperty(clusters, async (apps) => {
        const { proposal } = await proposeForFiles(manifestsOf(apps));
        expect(proposal.open).toEqual([]);
        expect(proposal.namespaces).toEqual([...new Set(apps.map(({ namespace }) => namespace))].toSorted());
        for (const { from, to } of connectionsOf(apps)) {
          if (to.hostNetwork) continue;
          const isAllowed = allowedBy(proposal.policies, { from, to: podOf(to), port: to.podPort });
          expect({ from, to: to.name, isAllowed }).toEqual({ from, to: to.name, isAllowed: true });
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('lets nobody else in, but to what has an address of a load balancer', async () => {
    await fc.assert(
      fc.asyncProperty(clusters, async (apps) => {
        const { proposal } = await proposeForFiles(manifestsOf(apps));
        for (const one of apps.filter(({ hostNetwork }) => !hostNetwork)) {
          const isAllowed = allowedBy(proposal.policies, {
            from: STRANGER,
            to: podOf(one),
            port: one.podPort,
          });
          expect({ name: one.name, isAllowed }).toEqual({
            name: one.name,
            isAllowed: one.type === 'LoadBalancer',
          });
        }
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('keeps every host reachable from where it was', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(clusters, async (apps) => {
        const files = manifestsOf(apps);
        const { networks } = await importNetworks(await sourcesOf(files), '2026-11-29');
        const { proposal } = await proposeForFiles(files);
        const [before, after] = [indexOf(networks[0]?.text ?? ''), indexOf(proposal.text)];
        for (const host of apps.flatMap((one) => one.ways.map((way) => hostOf(one, way)))) {
          for (const zone of ['internet', 'lan']) {
            if (verdict(before, zone, host) !== 'allow') continue;
            asked += 1;
            expect({ host, zone, verdict: verdict(after, zone, host) }).toEqual({
              host,
              zone,
              verdict: 'allow',
            });
          }
        }
      }),
      { numRuns: 20 },
    );
    expect(asked).toBeGreaterThan(10);
  }, 120_000);
});

function indexOf(text: string): NetworkIndex {
  return indexNetwork(loadText(text));
}

function verdict(index: NetworkIndex, zone: string, host: string): string {
  const [from, to] = [parseEndpoint(zone), parseTarget(`https://${host}/`)];
  if (!from.ok || !to.ok) throw new Error(`no question: ${zone} ${host}`);
  return trace(index, { from: from.value, to: to.value }).verdict;
}
