import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster, parseObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import type { CheckedNetwork } from '@netloom/engine';
import { describeWithFlux } from '../support/control-plane.ts';
import { deliveredObject, deliveredObjects } from '../support/delivered-objects.ts';
import { checkText } from '../support/installed-networks.ts';
import type { Manifest } from '../support/manifests.ts';
import { ROOT } from '../support/repository.ts';

const OF_FLUX = '.toolkit.fluxcd.io/';

const KINDS = ['HelmRelease', 'HelmRepository', 'Kustomization', 'OCIRepository'];

/** With everything that the file can say of Flux. */
const DELIVERY = `
delivery:
  gitops: flux
  git: { url: 'ssh://git@git.example.com/lab.git', revision: refs/tags/v1, path: out }
  charts: registry.example.com/lab
  digest: sha256:${'0f'.repeat(32)}
  flux: { gitSecret: git-login, registrySecret: registry-login }
`;

await describeWithFlux('what Flux gets, on a real API server', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let homelab: CheckedNetwork;
  let rack: CheckedNetwork;
  let example: CheckedNetwork;

  beforeAll(async () => {
    const text = await readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8');
    homelab = await checkText(text.replace(/^delivery:/m, 'delivery:\n  gitops: flux'));
    rack = await checkText(
      (await readFile(join(ROOT, 'examples/dual-stack-bgp/network.yaml'), 'utf8')) + DELIVERY,
    );
    example = await checkText(await readFile(join(ROOT, 'examples/flux/network.yaml'), 'utf8'));
    plane = await startControlPlane();
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(plane.kubeconfig, crds);
    await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } });
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  const refusal = async (object: Manifest, spec: object): Promise<string> => {
    const changed = parseObject({ ...object, spec: { ...(object.spec as object), ...spec } });
    return cluster.apply(changed, { dryRun: true }).then(
      () => 'accepted',
      (error: unknown) => String(error),
    );
  };

  it.each([
    ['the homelab', () => homelab, ['GitRepository', ...KINDS]],
    ['a network by digest, with all Secrets', () => rack, ['GitRepository', ...KINDS]],
    ['a network in a GitRepository that is there', () => example, KINDS],
  ])('is accepted, and kept as it is: %s', async (_, network, kinds) => {
    const objects = (await deliveredObjects(network())).filter(({ apiVersion }) =>
      apiVersion.includes(OF_FLUX),
    );
    expect(new Set(objects.map(({ kind }) => kind))).toEqual(new Set(kinds));
    for (const object of objects) expect(await cluster.apply(parseObject(object))).toMatchObject(object);
  });

  it('is refused with the URL that flux-git-url is about', async () => {
    const repository = await deliveredObject(homelab, 'GitRepository');
    expect(await refusal(repository, {})).toBe('accepted');
    expect(await refusal(repository, { url: 'git@git.example.com:lab.git' })).toContain('spec.url');
  });

  it('is refused with two charts, with none, and with a field that Flux does not know', async () => {
    const release = await deliveredObject(homelab, 'HelmRelease', 'netloom');
    const chart = { spec: { chart: 'netloom', sourceRef: { kind: 'HelmRepository', name: 'netloom' } } };
    expect(await refusal(release, { chart })).toContain('either chart or chartRef must be set');
    expect(await refusal(release, { chartRef: undefined })).toContain('either chart or chartRef must be set');
    expect(await refusal(release, { driftDetection: { mode: 'on' } })).toContain('spec.driftDetection.mode');
    expect(await refusal(release, { waitForOthers: true })).toContain('.spec.waitForOthers');
  });
});
