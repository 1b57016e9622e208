import type { Network } from './network.ts';

/** Whether a policy that netloom does not make may let in pods of a namespace: what netloom's own cut off is not proven then. */
export function hasOtherIngress({ policies }: Pick<Network, 'policies'>, namespace: string): boolean {
  return policies.others.some(
    (other) => other.types.includes('ingress') && (other.namespace === null || other.namespace === namespace),
  );
}
