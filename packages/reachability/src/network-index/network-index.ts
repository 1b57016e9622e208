import type { IntervalSet, PrefixTrie } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import {
  internalZones,
  type Exposure,
  type Host,
  type IngressController,
  type InternalZones,
  type Network,
  type NetworkFacts,
} from '@netloom/network-model';
import { toPatternMatcher } from '../match/pattern-matcher.ts';
import { podAddresses } from '../pod-addresses.ts';
import type { PolicyLookup } from '../policy/index.ts';
import { AddressIndex } from './address-index.ts';
import type { ClusterService } from './cluster-service.ts';
import { toClusterServices, type ClusterServices } from './cluster-services.ts';
import { DerivedOrigins } from './derived-origins.ts';
import { toFirewallIndex, type FirewallIndex } from './firewall-index.ts';
import { lazily, lazilyByKey } from './lazily.ts';
import { NameIndex } from './name-index.ts';
import { toPolicies } from './policies.ts';
import { toIngressRoutes } from './rendered-routes.ts';
import { toTailnetRoutes, type TailnetRoute } from './tailnet-routes.ts';
import type { TraefikRoutes } from './traefik-routes.ts';
import { toTunnelRules, type TunnelRules } from './tunnel-rules.ts';
import { toWorkloads, type Workloads } from './workloads.ts';

/** A network, indexed for traces. Each index is built when a trace first needs it, and serves all others. */
export interface NetworkIndex {
  readonly facts: NetworkFacts;
  readonly network: Network;
  /** The first family of pods and Services. */
  readonly primaryFamily: 4 | 6;
  /** The origin of an object of the network, or of one that a chart derives from it. */
  readonly at: (value: object) => Origin;
  readonly names: () => NameIndex;
  /** What CoreDNS answers itself; no zone where split horizon is off. */
  readonly internalZones: () => InternalZones;
  readonly addresses: () => AddressIndex;
  readonly hosts: () => ReadonlyMap<string, Host>;
  readonly exposures: () => ReadonlyMap<string, readonly Exposure[]>;
  readonly workloads: () => Workloads;
  readonly podAddresses: () => IntervalSet;
  readonly services: () => ClusterServices;
  /** Services by the cluster address that is known in advance. */
  readonly serviceAddresses: () => ReadonlyMap<string, ClusterService>;
  readonly firewall: () => FirewallIndex;
  readonly tailnetRoutes: () => PrefixTrie<TailnetRoute>;
  readonly tunnelRules: () => TunnelRules;
  readonly routesOf: (ingress: IngressController) => TraefikRoutes;
  readonly policies: () => PolicyLookup;
}

const indexes = new WeakMap<NetworkFacts, NetworkIndex>();

/** The same index for the same facts: intents and the matrix ask for it one after the other. */
export function indexNetwork(facts: NetworkFacts): NetworkIndex {
  const index = indexes.get(facts) ?? newIndex(facts);
  indexes.set(facts, index);
  return index;
}

function newIndex(facts: NetworkFacts): NetworkIndex {
  const { network } = facts;
  const origins = new DerivedOrigins(facts.origins);
  const at = (value: object): Origin => origins.of(value);
  const matchesPattern = toPatternMatcher(facts.readGoRegexp);
  const workloads = lazily(() => toWorkloads(network, at));
  const services = lazily(() => toClusterServices({ facts, workloads: workloads(), at }));
  const index: NetworkIndex = {
    facts,
    network,
    primaryFamily: network.cluster.podCidrs[0]?.family ?? 4,
    at,
    names: lazily(() => new NameIndex(network.records)),
    internalZones: lazily(() => (network.cluster.splitHorizon === null ? new Map() : internalZones(network))),
    addresses: lazily(() => new AddressIndex(network)),
    hosts: lazily(() => new Map(network.hosts.map((host) => [host.name, host]))),
    exposures: lazily(() => Map.groupBy(network.exposures, ({ host }): string => host)),
    workloads,
    podAddresses: lazily(() => podAddresses(network)),
    services,
    serviceAddresses: lazily(() => byAddress(services())),
    firewall: lazily(() => toFirewallIndex(facts)),
    tailnetRoutes: lazily(() => toTailnetRoutes(network, origins.from)),
    tunnelRules: lazily(() =>
      toTunnelRules(network, { from: origins.from, readGoRegexp: facts.readGoRegexp }),
    ),
    routesOf: lazilyByKey((ingress) =>
      toIngressRoutes({ network, ingress, from: origins.from }, matchesPattern),
    ),
    policies: lazily(() => toPolicies(network, origins.from)),
  };
  return index;
}

function byAddress(services: ClusterServices): ReadonlyMap<string, ClusterService> {
  return new Map(
    [...services.values()].flatMap((service) =>
      service.addresses.map((address) => [address.toString(), service] as const),
    ),
  );
}
