import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, parseObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import type { CheckedNetwork } from '@netloom/engine';
import {
  checkOutNetwork,
  renderAsArgo,
  unpackUmbrella,
  type UnpackedUmbrella,
} from '../support/argocd-rendering.ts';
import { createNamespaces } from '../support/cluster-namespaces.ts';
import { describeWithCluster } from '../support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from '../support/crds-of.ts';
import { deliveredObject, deliveredObjects, FLEET_DELIVERY } from '../support/delivered-objects.ts';
import { HELMS } from '../support/helms.ts';
import { checkText, installable } from '../support/installed-networks.ts';
import type { Manifest } from '../support/manifests.ts';
import { UmbrellaRelease } from '../support/release.ts';

describeWithCluster('what Argo CD gets, on a real API server', (crds) => {
  let scratch: string;
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let homelab: CheckedNetwork;
  let rack: CheckedNetwork;
  let umbrella: UnpackedUmbrella;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-argocd-'));
    umbrella = await unpackUmbrella(scratch);
    homelab = await checkText(await installable('networks/homelab'));
    rack = await checkText((await installable('examples/dual-stack-bgp')) + FLEET_DELIVERY);
    plane = await startControlPlane();
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(plane.kubeconfig, crdsOf(crds, 'argo-cd', ...NETWORK_CRDS));
    await createNamespaces(cluster, homelab);
    await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  /** Applied, an object comes back with all that was sent. */
  async function expectAccepted(objects: readonly Manifest[]): Promise<void> {
    for (const object of objects) {
      expect(await cluster.apply(parseObject(object))).toMatchObject(object);
    }
  }

  it('is accepted, and kept as it is: the homelab', async () => {
    const objects = await deliveredObjects(homelab);
    expect(objects.length).toBeGreaterThan(15);
    await expectAccepted(objects);
  });

  it('is accepted, and kept as it is: a network of a fleet, by digest', async () => {
    const objects = await deliveredObjects(rack);
    expect(objects.map(({ kind }) => kind)).toContain('ApplicationSet');
    await expectAccepted(objects);
  });

  it('is refused with a field that Argo CD does not know', async () => {
    const project = await deliveredObject(homelab, 'AppProject', 'netloom-homelab');
    const typo = { ...project, spec: { sourceRepo: ['https://git.example.com/lab.git'] } };
    await expect(cluster.apply(parseObject(typo), { dryRun: true })).rejects.toThrow('.spec.sourceRepo');
    const set = await deliveredObject(rack, 'ApplicationSet');
    const { template: _, ...spec } = set.spec as Readonly<Record<string, unknown>>;
    await expect(cluster.apply(parseObject({ ...set, spec }), { dryRun: true })).rejects.toThrow(
      'spec.template',
    );
  });

  it.each(HELMS)(
    'is rendered by Argo CD as $title has installed it there',
    async ({ find }) => {
      const helm = await find();
      const network = await checkOutNetwork(scratch, homelab);
      const release = new UmbrellaRelease(helm, plane.kubeconfig);
      await release.upgrade(umbrella.archive, network.values);
      const installed = await release.run('get', 'manifest', 'netloom');
      const version = (await cluster.version()).replace(/^v/, '').replace(/\+.*$/, '');
      const rendered = await renderAsArgo(helm, {
        umbrella,
        network,
        kubeVersion: version,
        apiVersions: ['v1'],
      });
      await release.run('uninstall', 'netloom', '--wait');
      expect(`${installed.trimEnd()}\n`).toBe(rendered);
    },
    300_000,
  );
});
