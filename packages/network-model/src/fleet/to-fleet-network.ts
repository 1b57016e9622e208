import type { Interval } from '@netloom/addresses';
import { placeOnly } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import type { AddressClaim } from '../ledger/claim.ts';
import { addressClaimsOf } from '../ledger/ledger.ts';
import { isFleetHold } from '../ledger/nesting.ts';
import { fleetFolder } from './fleet-folder.ts';
import type { FleetDelivery, FleetDns, FleetNetwork, FleetPool, FleetRoute } from './fleet-network.ts';

export function fleetNetwork(facts: NetworkFacts): FleetNetwork {
  const { network, origins, ledger } = facts;
  const claims = addressClaimsOf(ledger.claims);
  return {
    name: network.name,
    at: placeOnly(origins.of(network, 'name')),
    dns: fleetDns(facts),
    delivery: fleetDelivery(facts),
    routes: fleetRoutes(facts),
    pools: fleetPools(facts),
    holds: claims.filter(isFleetHold).map(withoutTreeOf),
  };
}

/** Equal for intervals that are. */
export function intervalKey({ family, first, last }: Interval): string {
  return `${family} ${first} ${last}`;
}

function fleetDns({ network: { dns }, origins }: NetworkFacts): readonly FleetDns[] {
  if (dns === null) return [];
  const { owner } = dns;
  const at = origins.of(dns, 'owner');
  return dns.zones.map(({ name: zone }) => ({
    zone,
    owner,
    isStated: at.kind === 'written',
    at: placeOnly(at),
  }));
}

function fleetDelivery({ network, origins }: NetworkFacts): FleetDelivery | null {
  const { delivery } = network;
  if (typeof delivery?.cluster !== 'string' || delivery.gitops !== 'argocd') return null;
  const { cluster, git } = delivery;
  return {
    cluster,
    url: git.url,
    revision: git.revision,
    pattern: fleetFolder(network, delivery)?.pattern ?? null,
    at: {
      cluster: placeOnly(origins.of(delivery, 'cluster')),
      revision: placeOnly(origins.of(git, 'revision')),
      path: placeOnly(origins.of(git, 'path')),
    },
  };
}

function fleetRoutes({ network, origins }: NetworkFacts): readonly FleetRoute[] {
  const inside = network.subnets.filter(({ space }) => space === 'pods' || space === 'services');
  return network.routes.map(({ cidr }) => ({
    cidr,
    isInside: inside.some((subnet) => subnet.cidr.overlaps(cidr)),
    at: placeOnly(origins.of(cidr)),
  }));
}

function fleetPools({ ledger }: NetworkFacts): readonly FleetPool[] {
  const conflicts = Map.groupBy(ledger.conflicts, ({ outer }) => outer);
  return addressClaimsOf(ledger.claims)
    .filter(({ purpose }) => purpose === 'pool')
    .map((claim) => ({
      claim: withoutTreeOf(claim),
      reported: new Set(conflicts.get(claim)?.map(({ inner }) => intervalKey(inner.interval))),
    }));
}

function withoutTreeOf(claim: AddressClaim): AddressClaim {
  return { ...claim, origin: placeOnly(claim.origin) };
}
