import type { WebRequest } from './flow.ts';
import type { Hop } from './hop.ts';
import type { Way as NamedWay } from './hops/answer.ts';
import type { Workload } from './world/workloads.ts';

export type Way = NamedWay | { readonly kind: 'pods'; readonly pods: Workload };

/** One thing that a target names, and the ways to it, of which one will do. */
export interface Destination {
  readonly label: string;
  /** How the name was found. */
  readonly hops: readonly Hop[];
  readonly ways: readonly Way[];
  readonly protocol: 'tcp' | 'udp';
  readonly port: number | null;
  readonly request: WebRequest | null;
}
