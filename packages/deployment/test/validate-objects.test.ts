import type { GeneratedFile } from '@netloom/chart-kit';
import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { drawDeployment } from '../src/render-deployment.ts';
import { validateObjects } from '../src/validate-objects.ts';

const DELIVERY = `
delivery: { gitops: flux, git: { url: https://git.example.com/lab.git, path: out }, charts: c.example.com }
`;
const drawn = new Map([
  ...drawDeployment(networkIn('networks/homelab'), (_, value) => value),
  ...drawDeployment(smallNetwork(DELIVERY), (_, value) => value),
]);

/** The files of the homelab, with the first object of one of them changed. */
function spoiled(path: string, spoil: (object: object) => object): ReadonlyMap<string, GeneratedFile> {
  const [first = {}, ...others] = drawn.get(path)?.documents ?? [];
  return new Map([...drawn, [path, { documents: [spoil(first), ...others] }]]);
}

describe(validateObjects, () => {
  it('takes what is generated for the homelab', async () => {
    await expect(validateObjects(drawn)).resolves.toBeUndefined();
  });

  it.each([
    [
      'argocd/root.yaml',
      (object: object) => ({ ...object, spec: { project: 'netloom-homelab', destination: 'here' } }),
      'argocd/root.yaml holds an invalid argoproj.io/v1alpha1 Application: data/spec/destination must be object',
    ],
    [
      'argocd/project.yaml',
      (object: object) => ({ ...object, spec: { sourceRepos: ['*', 1] } }),
      'argocd/project.yaml holds an invalid argoproj.io/v1alpha1 AppProject: data/spec/sourceRepos/1 must be string',
    ],
    [
      'operators/00-namespaces.yaml',
      (object: object) => ({ ...object, metadata: { name: 1 } }),
      'operators/00-namespaces.yaml holds an invalid v1 Namespace: data/metadata/name must be string',
    ],
    [
      'operators/k3s/metallb.yaml',
      (object: object) => ({ ...object, spec: {} }),
      'operators/k3s/metallb.yaml holds an invalid helm.cattle.io/v1 HelmChart: ',
    ],
    [
      'flux/root.yaml',
      (object: object) => ({ ...object, spec: { url: 'https://git.example.com' } }),
      'flux/root.yaml holds an invalid source.toolkit.fluxcd.io/v1 GitRepository: data/spec must have required property interval',
    ],
    [
      'flux/kustomizations/umbrella.yaml',
      (object: object) => ({ ...object, spec: { interval: '1m', prune: 'yes', sourceRef: {} } }),
      'flux/kustomizations/umbrella.yaml holds an invalid kustomize.toolkit.fluxcd.io/v1 Kustomization: ',
    ],
    [
      'flux/umbrella/netloom.yaml',
      (object: object) => ({ ...object, spec: { interval: '1m', url: 1 } }),
      'flux/umbrella/netloom.yaml holds an invalid source.toolkit.fluxcd.io/v1 OCIRepository: data/spec/url must be string',
    ],
    [
      'argocd/root.yaml',
      (object: object) => ({ ...object, kind: 'Rollout' }),
      'argocd/root.yaml: no class validates argoproj.io/v1alpha1 Rollout',
    ],
  ])('refuses %s with a mistake in it', async (path, spoil, message) => {
    await expect(validateObjects(spoiled(path, spoil))).rejects.toThrow(message);
  });
});
