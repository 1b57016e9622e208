import type { Tree } from '../../sources/tree.ts';
import type { PlannedScalar } from '../planned.ts';

/** A network policy that is there already. */
export interface DraftPolicy {
  readonly kind: 'NetworkPolicy' | 'CiliumNetworkPolicy' | 'CiliumClusterwideNetworkPolicy';
  readonly name: string;
  /** null for the whole cluster. */
  readonly namespace: string | null;
  readonly at: Tree;
  /** The object. */
  readonly tree: Tree;
  readonly types: readonly ('ingress' | 'egress')[];
  /** Labels of its pods, perhaps not all; none is every pod of the namespace. */
  readonly selector: readonly (readonly [string, PlannedScalar])[];
}
