import type { GeneratedFile } from '@netloom/chart-kit';
import { networkIn } from '@netloom/network-model/testing';
import { drawDeployment } from '../src/render-deployment.ts';
import { validateObjects } from '../src/validate-objects.ts';

const drawn = drawDeployment(networkIn('networks/homelab'), (_, value) => value);

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
      'argocd/root.yaml',
      (object: object) => ({ ...object, kind: 'Rollout' }),
      'argocd/root.yaml: no class validates argoproj.io/v1alpha1 Rollout',
    ],
  ])('refuses %s with a mistake in it', async (path, spoil, message) => {
    await expect(validateObjects(spoiled(path, spoil))).rejects.toThrow(message);
  });
});
