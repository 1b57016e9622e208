import { printTarget, type Target } from '@netloom/network-model';
import type { WebRequest } from './flow.ts';
import { destinationsOfEndpoint } from './endpoint-destinations.ts';
import type { Hop } from './hop.ts';
import { resolveName, type Way as NamedWay } from './hops/dns.ts';
import type { PacketStart } from './start.ts';
import type { World } from './world/prepare.ts';
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

/** The things that a target names, each of which must be reached if the target is said to be. */
export function destinationsOf(world: World, start: PacketStart, target: Target): readonly Destination[] {
  switch (target.kind) {
    case 'url': {
      const { scheme, host, port, path } = target;
      const answer = resolveName(world, start.sender, host);
      const request = { scheme, host, port, path };
      return [{ label: printTarget(target), ...answer, protocol: 'tcp', port, request }];
    }
    case 'port': {
      const { protocol, host, port } = target;
      const answer = resolveName(world, start.sender, host);
      return [{ label: printTarget(target), ...answer, protocol, port, request: null }];
    }
    case 'endpoint':
      return destinationsOfEndpoint(world, target.endpoint);
    default:
      return target satisfies never;
  }
}
