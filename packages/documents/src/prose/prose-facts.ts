import type { Address } from '@netloom/addresses';
import { intervalOf, IntervalSet, type AddressBlock } from '@netloom/addresses';
import type { AddressClaim, Network, NetworkFacts, Purpose, Subnet } from '@netloom/network-model';

/** A machine that is addressed by name in prose. */
export interface Machine {
  readonly name: string;
  readonly claims: readonly AddressClaim[];
}

/** What a statement is compared with. */
export interface ProseFacts {
  readonly facts: NetworkFacts;
  readonly network: Network;
  /** The claims on addresses of the home network and of VNets, but for the networks themselves. */
  readonly claims: readonly AddressClaim[];
  /** By name. */
  readonly machines: ReadonlyMap<string, Machine>;
  readonly pools: IntervalSet;
  /** The networks in which addresses are given by hand. */
  readonly links: readonly Subnet[];
}

const MACHINES: ReadonlySet<Purpose> = new Set(['gateway', 'proxmox', 'node', 'host', 'lease']);

export function proseFacts(facts: NetworkFacts): ProseFacts {
  const { network, ledger } = facts;
  const claims = ledger.claims.flatMap((claim) =>
    claim.kind === 'addresses' &&
    (claim.space === 'lan' || claim.space === 'sdn') &&
    claim.purpose !== 'subnet'
      ? [claim]
      : [],
  );
  const owned = claims.filter(({ owner, purpose }) => MACHINES.has(purpose) && !owner.startsWith('vnet:'));
  const byName = Map.groupBy(owned, ({ owner }) => owner.slice(owner.indexOf(':') + 1));
  return {
    facts,
    network,
    claims,
    machines: new Map(Array.from(byName, ([name, own]) => [name, { name, claims: own }])),
    pools: IntervalSet.of(
      network.pools.flatMap(({ addresses }) => addresses.map(({ interval }) => interval)),
    ),
    links: network.subnets.filter(({ space }) => space === 'lan' || space === 'sdn'),
  };
}

/** The network of a given address or block; null outside of them. */
export function linkOf({ links }: ProseFacts, addresses: Address | AddressBlock): Subnet | null {
  return links.find(({ cidr }) => cidr.contains(addresses)) ?? null;
}

/** Machines that hold an address of a block. */
export function holdersIn(
  { claims }: ProseFacts,
  addresses: Address | AddressBlock,
): readonly AddressClaim[] {
  const { family, first, last } = intervalOf(addresses);
  return claims.filter(
    ({ purpose, interval }) =>
      MACHINES.has(purpose) && interval.family === family && interval.first <= last && first <= interval.last,
  );
}
