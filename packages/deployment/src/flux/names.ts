/** Where Flux and its objects live. */
export const FLUX_NAMESPACE = 'flux-system';

/** The root, and the start of every name: a Flux delivers to its own cluster, which is one network. */
export const ROOT = 'netloom';

/** The Kustomizations, in the order in which each waits for the one before. */
export const STAGES = ['namespaces', 'operators', 'umbrella'] as const;
export type Stage = (typeof STAGES)[number];

export function stageName(stage: Stage): string {
  return `${ROOT}-${stage}`;
}

/** The HelmRelease of an operator, and its HelmRepository. */
export function operatorName({ name }: { readonly name: string }): string {
  return `${ROOT}-${name}`;
}
