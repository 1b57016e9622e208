import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { packageChart } from '@netloom/archives';
import { openCluster, describeRef, refOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { findHelm } from '@netloom/helm';
import { load } from 'js-yaml';
import { createNamespaces } from './support/cluster-namespaces.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from './support/crds-of.ts';
import { HELMS } from './support/helms.ts';
import { checkText, installable, valuesOf, withTunnel } from './support/installed-networks.ts';
import {
  changedBetween,
  UmbrellaRelease,
  settled,
  snapshot,
  versionsOf,
  written,
  type Snapshot,
} from './support/release.ts';
import { RELEASED_UMBRELLA, releasedValues } from './support/released.ts';
import { CHARTS, ROOT } from './support/repository.ts';
import { specsIn } from './support/specs.ts';

/** A network, a change of it, all that an upgrade with that change may touch, and what outlives the release. */
const NETWORKS = [
  {
    folder: 'networks/homelab',
    change: (text: string) => text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    touches: [
      'ConfigMap netloom-system/netloom-network',
      // the hosts' firewall lets the web through to the pools
      'ConfigMap netloom-system/proxmox-sdn',
      'Connector k3s-router',
      'IPAddressPool metallb-system/default-pool',
    ],
    kept: [],
    needed: NETWORK_CRDS,
  },
  {
    folder: 'examples/dual-stack-bgp',
    change: (text: string) => text.replace('replicas: 3', 'replicas: 2'),
    // the ConfigMap holds the file itself
    touches: ['ConfigMap netloom-system/netloom-network', 'Deployment cloudflare/cloudflared'],
    // what of the SDN is ours, which nobody else knows
    kept: ['ConfigMap netloom-system/proxmox-sdn-record'],
    needed: ['gateway-api'],
  },
] as const;

/** Their controllers write a status, which says nothing of who changed them. */
const WITH_STATUS = /^(Deployment|PodDisruptionBudget) /;

let scratch: string;
let chart: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-install-'));
  const helm = await findHelm(process);
  chart = await packageChart({ chart: join(CHARTS, 'netloom'), out: scratch, helm });
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describeWithCluster('the umbrella, on a real API server', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;

  beforeAll(async () => {
    // its addresses are of both families
    plane = await startControlPlane(join(ROOT, 'examples/dual-stack-bgp/network.yaml'));
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  it('is refused where kinds are missing, with the commands that install them', async () => {
    const text = await installable('networks/homelab');
    await createNamespaces(cluster, await checkText(text));
    const release = new UmbrellaRelease(await findHelm(process), plane.kubeconfig);
    const refused = release.upgrade(chart, await valuesOf(text));
    await expect(refused).rejects.toThrow('this cluster does not serve kinds that the enabled charts need.');
    await expect(refused).rejects.toThrow(
      /# metallb\.io\/v1beta1 IPAddressPool.*\nhelm upgrade --install metallb metallb --repo https:\/\/metallb\.github\.io\/metallb --namespace metallb-system --create-namespace/,
    );
  });

  describe.each(NETWORKS)('of $folder', ({ folder, change, touches, kept, needed }) => {
    let values: string;

    beforeAll(async () => {
      const text = await installable(folder);
      values = await valuesOf(text);
      await createNamespaces(cluster, await checkText(text));
      await applyCrds(plane.kubeconfig, crdsOf(crds, ...needed));
    }, 600_000);

    describe.each(HELMS)('with $title', ({ find }) => {
      let release: UmbrellaRelease;
      let installed: Snapshot;
      let before: Snapshot;

      beforeAll(async () => {
        release = new UmbrellaRelease(await find(), plane.kubeconfig);
      }, 600_000);

      afterAll(() => release.run('uninstall', 'netloom', '--wait', '--timeout', '90s'), 120_000);

      it('installs it, and the server holds every spec of the values', async () => {
        await release.upgrade(chart, values);
        const manifests = await release.manifests();
        installed = await settled(cluster, manifests);
        const { 'proxmox-sdn': _, ...charts } = load(values) as Readonly<Record<string, unknown>>;
        const specs = specsIn(charts);
        expect(specs.length).toBeGreaterThan(20);
        for (const { name, spec } of specs) {
          const manifest = manifests.find(
            (object) => object.metadata.name === name && isDeepStrictEqual(object.spec, spec),
          );
          expect(liveOf(installed, manifest!)).toMatchObject({ spec });
        }
      });

      it('has everything that Helm rendered on the server as it was rendered', () => {
        expect(installed.size).toBeGreaterThan(20);
        for (const object of installed.values()) expect(object).not.toBeNull();
      });

      it('has every pod of cloudflared run, under the restricted Pod Security level', async () => {
        const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace: 'cloudflare' });
        expect(pods.map(({ status }) => status)).toMatchObject(pods.map(() => ({ phase: 'Running' })));
        expect(pods.length).toBe(folder === 'networks/homelab' ? 2 : 3);
      });

      it('changes no object when it is run again', async () => {
        await release.upgrade(chart, values);
        expect(versionsOf(await settled(cluster, await release.manifests()))).toEqual(versionsOf(installed));
      });

      it('runs helm test', async () => {
        expect(await release.run('test', 'netloom', '--timeout', '90s')).toMatch(/Phase:\s+Succeeded/);
      });

      it('changes with the network what the change is about, and nothing else', async () => {
        const changed = await valuesOf(change(await installable(folder)));
        await release.upgrade(chart, changed);
        const after = await settled(cluster, await release.manifests());
        expect(changedBetween(installed, after)).toEqual(touches);
        expect(touched(installed, after).filter((name) => !WITH_STATUS.test(name))).toEqual(
          touches.filter((name) => !WITH_STATUS.test(name)),
        );
      });

      it('leaves nothing when it is uninstalled but what is to be kept, the pod of helm test, namespaces and CRDs', async () => {
        const manifests = await release.manifests();
        await release.run('uninstall', 'netloom', '--wait', '--timeout', '90s');
        expect(namesOf(await snapshot(cluster, manifests))).toEqual(kept);
        const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace: 'netloom-system' });
        expect(pods.map(({ metadata }) => metadata.name)).toEqual(['netloom-test']);
        const secrets = await cluster.list({ apiVersion: 'v1', kind: 'Secret', namespace: 'netloom-system' });
        expect(secrets.map(({ metadata }) => metadata.name)).toEqual([]);
      });

      it('installs the version before', async () => {
        const released = await releasedValues(folder.split('/')[1] ?? '');
        await release.upgrade(RELEASED_UMBRELLA, withTunnel(released));
        before = await settled(cluster, await release.manifests());
        expect([...before].filter(([, object]) => object === null)).toEqual([]);
      });

      it('upgrades that, and the server then has the same as after the install', async () => {
        await release.upgrade(chart, values);
        const upgraded = await settled(cluster, await release.manifests());
        expect(changedBetween(installed, upgraded)).toEqual([]);
      });

      it('rolls back to the version before', async () => {
        await release.run('rollback', 'netloom', '1', '--wait', '--timeout', '90s');
        const back = await settled(cluster, await release.manifests());
        expect(changedBetween(before, back)).toEqual([]);
        const added = [...installed.values()]
          .filter((object) => object !== null)
          .filter((object) => !back.has(describeRef(refOf(object))));
        const outlives = new Set<string>(kept);
        expect(namesOf(await snapshot(cluster, added)).filter((name) => !outlives.has(name))).toEqual([]);
      });
    });
  });
});

/** What is there. */
function namesOf(live: Snapshot): readonly string[] {
  return [...live].filter(([, object]) => object !== null).map(([name]) => name);
}

function liveOf(live: Snapshot, manifest: ApiObject): unknown {
  return written(live.get(describeRef(refOf(manifest))) ?? null);
}

/** The objects that the server wrote again. */
function touched(before: Snapshot, after: Snapshot): readonly string[] {
  const [old, now] = [versionsOf(before), versionsOf(after)];
  return [...now.keys()].filter((name) => old.get(name) !== now.get(name)).sort();
}
