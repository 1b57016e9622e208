import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Delivery } from '@netloom/network-model';

/** Where Argo CD and its Applications live. */
export const ARGOCD_NAMESPACE = 'argocd';
/** The cluster that Argo CD itself runs in. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** The root, and the start of every Application's name: several networks may share one Argo CD. */
export function projectName({ name }: { readonly name: string }): string {
  return `netloom-${name}`;
}

/** A namespace of the network's cluster, as Applications and projects name it. */
export function destination(
  { cluster }: Delivery,
  namespace: string,
): IApplication['spec']['destination'] & { readonly namespace: string } {
  return { ...(cluster === null ? { server: IN_CLUSTER } : { name: cluster }), namespace };
}
