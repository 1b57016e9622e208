import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import { addressesOf, printEndpoint, type Endpoint, type ZoneName } from '@netloom/network-model';
import { deny, unknown, type Hop } from './hop.ts';
import { nodeSender, podSender, intervalOfAddress, type Sender } from './sender.ts';
import type { NetworkIndex } from './network-index/network-index.ts';

/** The network that a packet is in when it starts. */
export type Segment = 'internet' | 'lan' | 'sdn' | 'tailnet' | 'node' | 'pod';

/** Where packets start: all of it counts, not some member. */
export type Source =
  | KnownSource
  /** From here nothing starts, or nobody knows what. */
  | { readonly kind: 'nowhere'; readonly label: string; readonly hop: Hop };

export interface KnownSource {
  readonly kind: 'from';
  readonly label: string;
  readonly segment: Segment;
  readonly sender: Sender;
}

/** The starts that an endpoint names, each of which must arrive if the endpoint is said to. */
export function sourcesOf(index: NetworkIndex, endpoint: Endpoint): readonly Source[] {
  switch (endpoint.kind) {
    case 'zone':
      return zoneSources(index, endpoint.zone);
    case 'literal':
      return [literalSource(index, endpoint)];
    case 'named':
      return [namedSource(index, endpoint)];
    default:
      return endpoint satisfies never;
  }
}

function zoneSources(index: NetworkIndex, zone: ZoneName): readonly Source[] {
  const { network } = index;
  switch (zone) {
    case 'sdn':
      return vnetSources(index);
    case 'internet':
    case 'lan':
    case 'tailnet':
      return [addressSource({ index, label: zone, segment: zone, endpoint: { kind: 'zone', zone } })];
    case 'proxmox':
      return (network.proxmox?.hosts ?? []).map(({ name }) =>
        namedSource(index, { kind: 'named', what: 'host', name }),
      );
    case 'nodes':
      return network.nodes.map(({ name }) => namedSource(index, { kind: 'named', what: 'node', name }));
    case 'pods':
      return namespacesOf(index).map((namespace) => namespacePods(index, namespace));
    case 'services':
      return [noSource(zone, 'a Service opens no connections, its pods do')];
    case 'pools':
      return [noSource(zone, 'load balancer addresses only accept connections')];
    case 'any':
      // A zone that the network has not is nowhere to start from.
      return SOURCE_ZONES.flatMap((one) => zoneSources(index, one)).filter(({ kind }) => kind === 'from');
    default:
      return zone satisfies never;
  }
}

/** Machines of one VNet are not in another. */
function vnetSources(index: NetworkIndex): readonly Source[] {
  const subnets = index.network.subnets.filter(({ space }) => space === 'sdn');
  const vnets = Map.groupBy(subnets, ({ name }) => name);
  if (vnets.size === 0) return [noSource('sdn', 'this network has no sdn')];
  return [...vnets].map(([name, rows]) => {
    const label = vnets.size === 1 ? 'sdn' : `VNet ${name}`;
    const addresses = IntervalSet.of(rows.map(({ cidr }) => cidr.interval));
    return { kind: 'from', label, segment: 'sdn', sender: { kind: 'outside', label, addresses } };
  });
}

const SOURCE_ZONES = ['internet', 'lan', 'tailnet', 'sdn', 'proxmox', 'nodes', 'pods'] as const;

/** Every namespace that has pods, as far as the network knows. */
export function namespacesOf(index: NetworkIndex): readonly string[] {
  return [...new Set([...index.workloads().values()].map(({ namespace }) => namespace))].toSorted();
}

/** Pods of a namespace that carry no label which a policy knows. */
export function namespacePods(index: NetworkIndex, namespace: string): Source {
  const label = `a pod of namespace ${namespace}`;
  return { kind: 'from', label, segment: 'pod', sender: podSender(index, { namespace, labels: {}, label }) };
}

function addressSource(options: {
  readonly index: NetworkIndex;
  readonly label: string;
  readonly segment: Segment;
  readonly endpoint: Endpoint;
}): Source {
  const { index, label, segment, endpoint } = options;
  const addresses = addressesOf(endpoint, index.facts.ledger);
  if (addresses.isEmpty) return noSource(label, `this network has no ${label}`);
  return { kind: 'from', label, segment, sender: { kind: 'outside', label, addresses } };
}

function namedSource(index: NetworkIndex, endpoint: Extract<Endpoint, { kind: 'named' }>): Source {
  const label = printEndpoint(endpoint);
  switch (endpoint.what) {
    case 'pod':
    case 'service': {
      const pods = index.workloads().get(`${endpoint.namespace}/${endpoint.name}`);
      if (pods === undefined) return noSource(label, `the network has no ${label}`);
      return { kind: 'from', label, segment: 'pod', sender: podSender(index, { ...pods, label }) };
    }
    case 'pool':
      return noSource(label, 'load balancer addresses only accept connections');
    case 'node': {
      const node = index.network.nodes.find(({ name }) => name === endpoint.name);
      if (node === undefined) return noSource(label, `the network has no ${label}`);
      return { kind: 'from', label, segment: 'node', sender: nodeSender(index, node, label) };
    }
    case 'host': {
      const host = index.hosts().get(endpoint.name);
      if (host === undefined) return noSource(label, `the network has no ${label}`);
      const addresses = IntervalSet.of(host.addresses.map(({ address }) => intervalOfAddress(address)));
      return { kind: 'from', label, segment: 'lan', sender: { kind: 'outside', label, addresses } };
    }
    default:
      return endpoint satisfies never;
  }
}

/** An address starts where the subnet that holds it is; a node's is the node. */
function literalSource(index: NetworkIndex, endpoint: Extract<Endpoint, { kind: 'literal' }>): Source {
  const { addresses: block } = endpoint;
  const label = printEndpoint(endpoint);
  const host = block.first.equals(block.last) ? index.addresses().hostAt(block.first) : null;
  if (host?.role === 'node') return namedSource(index, { kind: 'named', what: 'node', name: host.name });
  const subnet = index.addresses().subnetOf(block.first);
  if (index.addresses().poolOf(block.first) !== null)
    return noSource(label, 'load balancer addresses only accept connections');
  const sender: Sender = { kind: 'outside', label, addresses: IntervalSet.of([intervalOf(block)]) };
  if (subnet === null) return { kind: 'from', label, segment: 'internet', sender };
  if (subnet.cidr.contains(block)) {
    if (subnet.space === 'services') return noSource(label, 'a Service opens no connections, its pods do');
    if (subnet.space === 'pods')
      return uncertainSource(label, `which pod has ${label} is not stated`, index.at(subnet));
    return { kind: 'from', label, segment: subnet.space, sender };
  }
  return uncertainSource(
    label,
    `only a part of ${label} is in ${subnet.name} ${subnet.cidr}`,
    index.at(subnet),
  );
}

function noSource(label: string, why: string): Source {
  return { kind: 'nowhere', label, hop: deny('start', why, null) };
}

function uncertainSource(label: string, why: string, at: Origin): Source {
  return { kind: 'nowhere', label, hop: unknown('start', why, at) };
}
