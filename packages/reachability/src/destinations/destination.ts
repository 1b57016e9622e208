import type { NamePath as NamedWay } from '../dns/resolution.ts';
import type { WebRequest } from '../flow.ts';
import type { Hop } from '../hop.ts';
import type { Workload } from '../network-index/workloads.ts';

export type Path = NamedWay | { readonly kind: 'pods'; readonly pods: Workload };

/** One destination of a target, and the paths to it, of which one must be open. */
export interface Destination {
  readonly label: string;
  /** How the name was found. */
  readonly hops: readonly Hop[];
  readonly paths: readonly Path[];
  readonly protocol: 'tcp' | 'udp';
  readonly port: number | null;
  readonly request: WebRequest | null;
}
