import type { Cidr } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import type { AddressClaim } from '../ledger/claim.ts';

/**
 * What rules over several networks read of one network. It refers neither to the network nor to the tree of its file: those of
 * a thousand networks need not be in memory at once.
 */
export interface FleetNetwork {
  readonly name: string;
  readonly at: Origin;
  /** One for each zone. */
  readonly dns: readonly FleetDns[];
  /** null unless the network names the cluster that it is delivered to. */
  readonly delivery: FleetDelivery | null;
  readonly routes: readonly FleetRoute[];
  readonly pools: readonly FleetPool[];
  /** Machines, virtual addresses and DHCP ranges. */
  readonly holds: readonly AddressClaim[];
}

export interface FleetDns {
  readonly zone: string;
  readonly owner: string;
  /** Whether the file states the owner: by default it is the network's name. */
  readonly isStated: boolean;
  readonly at: Origin;
}

export interface FleetDelivery {
  readonly cluster: string;
  readonly url: string;
  readonly revision: string;
  /** The pattern of the fleet's folders; null where the path does not hold the network's name. */
  readonly pattern: string | null;
  readonly at: Readonly<Record<'cluster' | 'revision' | 'path', Origin>>;
}

export interface FleetRoute {
  readonly cidr: Cidr;
  /** Whether the route leads into the cluster: to its pods or Services. */
  readonly isInside: boolean;
  readonly at: Origin;
}

export interface FleetPool {
  readonly claim: AddressClaim;
  /** What the pool's own network reports of it already, by `intervalKey`. */
  readonly reported: ReadonlySet<string>;
}
