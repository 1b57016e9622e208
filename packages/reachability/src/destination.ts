import type { WebRequest } from './flow.ts';
import type { Hop } from './hop.ts';
import type { NamePath as NamedWay } from './dns/resolution.ts';
import type { Workload } from './network-index/workloads.ts';

export type Path = NamedWay | { readonly kind: 'pods'; readonly pods: Workload };

/** One thing that a target names, and the ways to it, of which one will do. */
export interface Destination {
  readonly label: string;
  /** How the name was found. */
  readonly hops: readonly Hop[];
  readonly paths: readonly Path[];
  readonly protocol: 'tcp' | 'udp';
  readonly port: number | null;
  readonly request: WebRequest | null;
}
