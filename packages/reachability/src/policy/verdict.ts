import type { IntervalSet } from '@netloom/addresses';
import type { Policy } from './policy.ts';

/** `partly`: for some of the addresses that the traffic may carry, and not for others. */
export interface PolicyVerdict<P extends Policy = Policy> {
  readonly decision: 'allow' | 'partly' | 'deny';
  /** By the policies of the source pod. */
  readonly egress: DirectionVerdict<P>;
  /** By the policies of the destination pod. */
  readonly ingress: DirectionVerdict<P>;
}

/** The policies are the very objects that were indexed, so that their origins can be found. */
export type DirectionVerdict<P extends Policy = Policy> =
  | { readonly kind: 'open'; readonly why: OpenReason }
  | {
      readonly kind: 'allow';
      readonly isolatedBy: readonly P[];
      readonly allowedBy: readonly AllowingRule<P>[];
    }
  | {
      readonly kind: 'partly';
      readonly isolatedBy: readonly P[];
      readonly allowedBy: readonly AllowingRule<P>[];
      /** The addresses of the other end that are allowed. */
      readonly addresses: IntervalSet;
    }
  | { readonly kind: 'deny'; readonly isolatedBy: readonly P[] };

/** Why no policy decides: none isolates the pod, this end is no pod, and the exceptions of the API and of kube-router. */
export type OpenReason = 'not-isolated' | 'not-a-pod' | 'host-network' | 'own-node' | 'itself';

export interface AllowingRule<P extends Policy = Policy> {
  readonly policy: P;
  /** Its index in spec.ingress or spec.egress. */
  readonly rule: number;
}
