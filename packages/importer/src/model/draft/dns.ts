import type { Resolver } from '@netloom/network-model';
import type { Tree } from '../../sources/tree.ts';
import type { PlannedScalar } from '../planned.ts';

/** A program that answers DNS, as the network file calls it. */
export type ResolverProgram = Resolver['kind'];

/** The pods of one. */
export interface ResolverPods {
  readonly kind: ResolverProgram;
  /** Of the workload, or the release. */
  readonly name: string;
  readonly namespace: string;
  /** null where a chart makes them, whose labels are not known. */
  readonly labels: ReadonlyMap<string, string> | null;
  /** Domains that it answers itself, as far as they are stated. */
  readonly serves: readonly PlannedScalar[];
  readonly at: Tree;
}

/** A record as a file states it. */
export interface DnsStatement {
  readonly at: Tree;
  /** What filters select it by: two with the same are seen by the same programs. */
  readonly seenBy: string;
}
