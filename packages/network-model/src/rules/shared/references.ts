import type { Origin, Origins } from '@netloom/diagnostics';
import { printEndpoint, type Endpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { Network } from '../../network.ts';

/** What a name can refer to. */
export type ReferenceKind =
  | 'node'
  | 'host'
  | 'machine'
  | 'Proxmox host'
  | 'pool'
  | 'segment'
  | 'vpn'
  | 'ingress'
  | 'issuer'
  | 'service'
  | 'zone'
  | 'BGP peer'
  | 'BFD profile'
  | 'community';

/** A place that names something declared elsewhere. */
export interface Reference {
  readonly what: ReferenceKind;
  readonly name: string;
  /** What names it, e.g. `firewall rule "ssh"`. */
  readonly by: string;
  readonly at: Origin;
}

/** Every reference of a network that should lead to a row of it. */
export function* referencesOf(facts: NetworkFacts): Iterable<Reference> {
  yield* ofAdvertisements(facts);
  yield* ofBalancers(facts);
  yield* ofServices(facts);
  yield* ofExposures(facts);
  yield* ofCertificates(facts);
  yield* ofPeers(facts);
  yield* ofInterfaces(facts);
  yield* ofMachines(facts);
  yield* ofEndpoints(facts);
}

function* ofAdvertisements({ network, origins }: NetworkFacts): Iterable<Reference> {
  for (const { name, pools, nodes } of network.l2Advertisements) {
    const by = `L2Advertisement "${name}"`;
    yield* each({ what: 'pool', names: pools, by, origins });
    yield* each({ what: 'node', names: nodes, by, origins });
  }
  for (const { name, pools, peers, nodes, communities } of network.bgpAdvertisements) {
    const by = `BGPAdvertisement "${name}"`;
    yield* each({ what: 'pool', names: pools, by, origins });
    yield* each({ what: 'BGP peer', names: peers, by, origins });
    yield* each({ what: 'node', names: nodes, by, origins });
    // a community with a colon is a value, not a name.
    for (const one of each({ what: 'community', names: communities, by, origins })) {
      if (!one.name.includes(':')) yield one;
    }
  }
}

function* ofBalancers({ network, origins }: NetworkFacts): Iterable<Reference> {
  for (const balancer of network.balancers) {
    const { namespace, name, pool } = balancer;
    if (pool === null) continue;
    const by = `service "${namespace}/${name}"`;
    yield { what: 'pool', name: pool, by, at: origins.of(balancer, 'pool') };
  }
}

function* ofServices({ network, origins }: NetworkFacts): Iterable<Reference> {
  for (const { namespace, name, hosts } of network.services) {
    yield* each({ what: 'machine', names: hosts, by: `service "${namespace}/${name}"`, origins });
  }
}

/** Where the file has an ingress at all: without one the host has no way in, which is a finding of its own. */
function* ofExposures({ network, origins }: NetworkFacts): Iterable<Reference> {
  if (network.ingresses.length === 0) return;
  for (const exposure of network.exposures) {
    const { host, ingress } = exposure;
    if (ingress === null) continue;
    yield { what: 'ingress', name: ingress, by: `host "${host}"`, at: origins.of(exposure, 'ingress') };
  }
}

/** Where the file states issuers at all: an Issuer of a namespace is none of them. */
function* ofCertificates({ network, origins }: NetworkFacts): Iterable<Reference> {
  if (network.issuers.length === 0) return;
  for (const tls of network.certificates) {
    if (tls.kind !== 'ClusterIssuer') continue;
    yield { what: 'issuer', name: tls.issuer, by: 'tls', at: origins.of(tls, 'issuer') };
  }
}

function* ofPeers({ network, origins }: NetworkFacts): Iterable<Reference> {
  for (const peer of network.bgpPeers) {
    const by = `BGP peer "${peer.name}"`;
    yield* each({ what: 'node', names: peer.nodes, by, origins });
    if (peer.bfdProfile !== null) {
      yield { what: 'BFD profile', name: peer.bfdProfile, by, at: origins.of(peer, 'bfdProfile') };
    }
  }
}

function* ofInterfaces({ network, origins }: NetworkFacts): Iterable<Reference> {
  const machines = [
    ...network.nodes.map(({ name, interfaces }) => ({ by: `node "${name}"`, interfaces })),
    ...(network.proxmox?.hosts ?? []).map(({ name, interfaces }) => ({
      by: `Proxmox host "${name}"`,
      interfaces,
    })),
  ];
  for (const { by, interfaces } of machines) {
    for (const one of interfaces) {
      yield { what: 'segment', name: one.segment, by, at: origins.of(one, 'segment') };
    }
  }
}

function* ofMachines({ network, origins }: NetworkFacts): Iterable<Reference> {
  const { proxmox, nodes } = network;
  // without Proxmox in the file, its hosts are not stated either.
  if (proxmox === null) return;
  for (const node of nodes) {
    const { name, host } = node;
    if (host !== null) {
      yield { what: 'Proxmox host', name: host, by: `node "${name}"`, at: origins.of(node, 'host') };
    }
  }
  for (const vnet of proxmox.vnets) {
    yield { what: 'zone', name: vnet.zone, by: `VNet "${vnet.name}"`, at: origins.of(vnet, 'zone') };
  }
}

function* ofEndpoints({ network, origins }: NetworkFacts): Iterable<Reference> {
  for (const { by, endpoint, at } of endpointsOf(network, origins)) {
    // pods come and go: no list has their names.
    if (endpoint.kind !== 'named' || endpoint.what === 'pod') continue;
    const name = printEndpoint(endpoint).slice(endpoint.what.length + 1);
    yield { what: endpoint.what, name, by, at };
  }
}

interface EndpointReference {
  readonly by: string;
  readonly endpoint: Endpoint;
  readonly at: Origin;
}

function* endpointsOf(network: Network, origins: Origins): Iterable<EndpointReference> {
  for (const rule of network.firewall) {
    const by = `firewall rule "${rule.name}"`;
    yield { by, endpoint: rule.from, at: origins.of(rule.from) };
    yield { by, endpoint: rule.to, at: origins.of(rule.to) };
  }
  for (const { namespace, name, sources } of network.balancers) {
    const by = `service "${namespace}/${name}"`;
    for (const endpoint of sources) yield { by, endpoint, at: origins.of(endpoint) };
  }
  for (const { from, to } of network.routing?.allows ?? []) {
    const by = 'a row of routing.allows';
    yield { by, endpoint: from, at: origins.of(from) };
    yield { by, endpoint: to, at: origins.of(to) };
  }
  for (const { name, clients } of network.resolvers) {
    for (const endpoint of clients) yield { by: `resolver "${name}"`, endpoint, at: origins.of(endpoint) };
  }
  for (const { to } of network.forwards) {
    if (to.kind !== 'ingress') yield { by: 'a row of routing.forwards', endpoint: to, at: origins.of(to) };
  }
  for (const endpoint of network.tailnet?.acceptRoutes ?? []) {
    yield { by: 'tailnet.acceptRoutes', endpoint, at: origins.of(endpoint) };
  }
  for (const { to } of network.openings ?? []) {
    if (to.kind !== 'ingress') yield { by: 'a row of routing.openings', endpoint: to, at: origins.of(to) };
  }
  for (const { name, advertise } of network.connectors) {
    for (const endpoint of advertise) yield { by: `Connector "${name}"`, endpoint, at: origins.of(endpoint) };
  }
  for (const { name, endpoint, routes } of network.vpns) {
    const by = `VPN "${name}"`;
    yield { by, endpoint, at: origins.of(endpoint) };
    for (const route of routes) yield { by, endpoint: route, at: origins.of(route) };
  }
  for (const intent of network.intents) {
    yield { by: 'an intent', endpoint: intent.from, at: origins.of(intent, 'from') };
    if (intent.to.kind !== 'endpoint') continue;
    yield { by: 'an intent', endpoint: intent.to.endpoint, at: origins.of(intent, 'to') };
  }
}

interface Names {
  readonly what: ReferenceKind;
  readonly names: readonly string[];
  readonly by: string;
  readonly origins: Origins;
}

function* each({ what, names, by, origins }: Names): Iterable<Reference> {
  for (const [index, name] of names.entries()) yield { what, name, by, at: origins.of(names, index) };
}
