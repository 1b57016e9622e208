import type { Network } from '@netloom/network-model';

/** Where Argo CD and its Applications live. */
export const ARGOCD_NAMESPACE = 'argocd';
/** The cluster that Argo CD itself runs in. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** The project, and the start of every Application's name: several networks may share one Argo CD. */
export function projectName({ name }: Network): string {
  return `netloom-${name}`;
}
