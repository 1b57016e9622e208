import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import { addressesOf, printEndpoint, type Endpoint, type ZoneName } from '@netloom/network-model';
import { deny, unknown, type Hop } from './hop.ts';
import { nodeSender, podSender, single, type Sender } from './sender.ts';
import type { World } from './world/prepare.ts';

/** The network that a packet is in when it starts. */
export type Place = 'internet' | 'lan' | 'sdn' | 'tailnet' | 'node' | 'pod';

/** Where packets start: all of it counts, not some member. */
export type Start =
  | PacketStart
  /** From here nothing starts, or nobody knows what. */
  | { readonly kind: 'nowhere'; readonly label: string; readonly hop: Hop };

export interface PacketStart {
  readonly kind: 'from';
  readonly label: string;
  readonly place: Place;
  readonly sender: Sender;
}

/** The starts that an endpoint names, each of which must arrive if the endpoint is said to. */
export function startsOf(world: World, endpoint: Endpoint): readonly Start[] {
  switch (endpoint.kind) {
    case 'zone':
      return ofZone(world, endpoint.zone);
    case 'literal':
      return [ofLiteral(world, endpoint)];
    case 'named':
      return [ofNamed(world, endpoint)];
    default:
      return endpoint satisfies never;
  }
}

function ofZone(world: World, zone: ZoneName): readonly Start[] {
  const { network } = world;
  switch (zone) {
    case 'sdn':
      return ofVNets(world);
    case 'internet':
    case 'lan':
    case 'tailnet':
      return [ofAddresses({ world, label: zone, place: zone, endpoint: { kind: 'zone', zone } })];
    case 'proxmox':
      return (network.proxmox?.hosts ?? []).map(({ name }) =>
        ofNamed(world, { kind: 'named', what: 'host', name }),
      );
    case 'nodes':
      return network.nodes.map(({ name }) => ofNamed(world, { kind: 'named', what: 'node', name }));
    case 'pods':
      return namespacesOf(world).map((namespace) => podsOf(world, namespace));
    case 'services':
      return [nowhere(zone, 'a Service opens no connections, its pods do')];
    case 'pools':
      return [nowhere(zone, 'load balancer addresses only take connections')];
    case 'any':
      // A zone that the network has not is nowhere to start from.
      return ANYWHERE.flatMap((one) => ofZone(world, one)).filter(({ kind }) => kind === 'from');
    default:
      return zone satisfies never;
  }
}

/** Machines of one VNet are not in another. */
function ofVNets(world: World): readonly Start[] {
  const subnets = world.network.subnets.filter(({ space }) => space === 'sdn');
  const vnets = Map.groupBy(subnets, ({ name }) => name);
  if (vnets.size === 0) return [nowhere('sdn', 'this network has no sdn')];
  return [...vnets].map(([name, rows]) => {
    const label = vnets.size === 1 ? 'sdn' : `VNet ${name}`;
    const addresses = IntervalSet.of(rows.map(({ cidr }) => cidr.interval));
    return { kind: 'from', label, place: 'sdn', sender: { kind: 'outside', label, addresses } };
  });
}

const ANYWHERE = ['internet', 'lan', 'tailnet', 'sdn', 'proxmox', 'nodes', 'pods'] as const;

/** Every namespace that has pods, as far as the network knows. */
export function namespacesOf(world: World): readonly string[] {
  return [...new Set([...world.workloads().values()].map(({ namespace }) => namespace))].toSorted();
}

/** Pods of a namespace that carry no label which a policy knows. */
export function podsOf(world: World, namespace: string): Start {
  const label = `a pod of namespace ${namespace}`;
  return { kind: 'from', label, place: 'pod', sender: podSender(world, { namespace, labels: {}, label }) };
}

function ofAddresses(options: {
  readonly world: World;
  readonly label: string;
  readonly place: Place;
  readonly endpoint: Endpoint;
}): Start {
  const { world, label, place, endpoint } = options;
  const addresses = addressesOf(endpoint, world.facts.ledger);
  if (addresses.isEmpty) return nowhere(label, `this network has no ${label}`);
  return { kind: 'from', label, place, sender: { kind: 'outside', label, addresses } };
}

function ofNamed(world: World, endpoint: Extract<Endpoint, { kind: 'named' }>): Start {
  const label = printEndpoint(endpoint);
  switch (endpoint.what) {
    case 'pod':
    case 'service': {
      const pods = world.workloads().get(`${endpoint.namespace}/${endpoint.name}`);
      if (pods === undefined) return nowhere(label, `the network has no ${label}`);
      return { kind: 'from', label, place: 'pod', sender: podSender(world, { ...pods, label }) };
    }
    case 'pool':
      return nowhere(label, 'load balancer addresses only take connections');
    case 'node': {
      const node = world.network.nodes.find(({ name }) => name === endpoint.name);
      if (node === undefined) return nowhere(label, `the network has no ${label}`);
      return { kind: 'from', label, place: 'node', sender: nodeSender(world, node, label) };
    }
    case 'host': {
      const host = world.hosts().get(endpoint.name);
      if (host === undefined) return nowhere(label, `the network has no ${label}`);
      const addresses = IntervalSet.of(host.addresses.map(({ address }) => single(address)));
      return { kind: 'from', label, place: 'lan', sender: { kind: 'outside', label, addresses } };
    }
    default:
      return endpoint satisfies never;
  }
}

/** An address starts where the subnet that holds it is; a node's is the node. */
function ofLiteral(world: World, endpoint: Extract<Endpoint, { kind: 'literal' }>): Start {
  const { addresses: block } = endpoint;
  const label = printEndpoint(endpoint);
  const host = block.first.equals(block.last) ? world.addresses().hostAt(block.first) : null;
  if (host?.role === 'node') return ofNamed(world, { kind: 'named', what: 'node', name: host.name });
  const subnet = world.addresses().subnetOf(block.first);
  if (world.addresses().poolOf(block.first) !== null)
    return nowhere(label, 'load balancer addresses only take connections');
  const sender: Sender = { kind: 'outside', label, addresses: IntervalSet.of([intervalOf(block)]) };
  if (subnet === null) return { kind: 'from', label, place: 'internet', sender };
  if (subnet.cidr.contains(block)) {
    if (subnet.space === 'services') return nowhere(label, 'a Service opens no connections, its pods do');
    if (subnet.space === 'pods')
      return unsure(label, `which pod has ${label} is not stated`, world.at(subnet));
    return { kind: 'from', label, place: subnet.space, sender };
  }
  return unsure(label, `${label} is only in part in ${subnet.name} ${subnet.cidr}`, world.at(subnet));
}

function nowhere(label: string, why: string): Start {
  return { kind: 'nowhere', label, hop: deny('start', why, null) };
}

function unsure(label: string, why: string, at: Origin): Start {
  return { kind: 'nowhere', label, hop: unknown('start', why, at) };
}
