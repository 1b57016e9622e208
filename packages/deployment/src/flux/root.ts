import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import type { Delivery } from '@netloom/network-model';
import { FLUX_NAMESPACE, ROOT } from './names.ts';

type GitRepositorySpec = NonNullable<IGitRepository['spec']>;

export function gitRepositoryName({ flux }: Delivery): string {
  return flux?.gitRepository ?? ROOT;
}

/** The repository of network.yaml; null where Flux has a GitRepository of it. */
export function gitRepository({ git, flux }: Delivery): IGitRepository | null {
  if (typeof flux?.gitRepository === 'string') return null;
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: ROOT, namespace: FLUX_NAMESPACE },
    spec: {
      url: git.url,
      ref: referenceOf(git.revision),
      ...(typeof flux?.gitSecret === 'string' ? { secretRef: { name: flux.gitSecret } } : {}),
      interval: '1m',
    },
  };
}

/** Argo CD finds out what a revision is; Flux has a field for each kind. */
function referenceOf(revision: string): NonNullable<GitRepositorySpec['ref']> {
  if (/^[0-9a-f]{40}$/.test(revision)) return { commit: revision };
  return revision.startsWith('refs/') ? { name: revision } : { branch: revision };
}
