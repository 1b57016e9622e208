import { intervalOf, IntervalSet, type Address } from '@netloom/addresses';
import { nodeAddresses as addressesOfNode, type Network, type Node } from '@netloom/network-model';
import { lazilyByKey } from './network-index/lazily.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import type { Workload } from './network-index/workloads.ts';
import { nodeOverlayAddresses } from './pod-addresses.ts';
import type { Party } from './policy/index.ts';

/** Whose address a packet carries at one point of its path. */
export type Sender = PodSender | NodeSender | MasqueradedSender | OutsideSender;

export interface PodSender {
  readonly kind: 'pod';
  readonly label: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly addresses: IntervalSet;
}

/** A process of one node. */
export interface NodeSender {
  readonly kind: 'node';
  readonly label: string;
  readonly name: string;
  readonly addresses: IntervalSet;
}

/**
 * A client behind externalTrafficPolicy Cluster. kube-proxy puts the node's address in place of the client's after the
 * filter: pods on the node that receives the packet still see the client, pods on other nodes see that node.
 */
export interface MasqueradedSender {
  readonly kind: 'hidden';
  readonly label: string;
  /** What pods on other nodes see. */
  readonly addresses: IntervalSet;
  readonly client: Exclude<Sender, MasqueradedSender>;
}

/** A device, some node, or a client on the internet. */
export interface OutsideSender {
  readonly kind: 'outside';
  readonly label: string;
  readonly addresses: IntervalSet;
  /** Cloudflare's edge, whose addresses no network states. */
  readonly isCloudflare?: true;
}

/** A pod with these labels, at any pod address. */
export function podSender(
  index: NetworkIndex,
  pod: Pick<Workload, 'namespace' | 'labels'> & { readonly label: string },
): PodSender {
  const { label, namespace, labels } = pod;
  return { kind: 'pod', label, namespace, labels, addresses: index.podAddresses() };
}

export function nodeSender(index: NetworkIndex, node: Node, label: string): NodeSender {
  return { kind: 'node', label, name: node.name, addresses: nodeAddresses(index.network, [node]) };
}

/** Any node of the cluster. */
export function someNode(index: NetworkIndex, label: string): OutsideSender {
  return { kind: 'outside', label, addresses: everyNode(index.network) };
}

/** The client, behind the address of the node that receives the packet. */
export function masqueradedSender(index: NetworkIndex, sender: Sender): MasqueradedSender {
  const client = sender.kind === 'hidden' ? sender.client : sender;
  const label = `${client.label} (by a node's address)`;
  return { kind: 'hidden', label, addresses: everyNode(index.network), client };
}

const everyNode = lazilyByKey((network: Network) => nodeAddresses(network, network.nodes));

/** What packets of the nodes may carry, on the LAN, the SDN and the overlay. */
function nodeAddresses(network: Network, nodes: readonly Node[]): IntervalSet {
  const own = nodes.flatMap((node) => addressesOfNode(node).map(intervalOfAddress));
  return IntervalSet.of([...own, ...overlayIntervals(network, nodes)]);
}

/** Cilium knows nodes by their identity, whatever their address. */
function overlayIntervals({ cluster }: Network, nodes: readonly Node[]): IntervalSet['intervals'] {
  if (cluster.cni === 'cilium') return [];
  const observed = cluster.flannel.backend !== 'none' && nodes.every(({ podCidrs }) => podCidrs.length > 0);
  return observed
    ? nodes.flatMap(({ podCidrs }) => podCidrs.map(({ first }) => nodeOverlayAddresses(first)))
    : cluster.podCidrs.map(intervalOf);
}

/** What nodes send from to a network that they have no address in. */
export function nodeAddressesOnLinks({ network: { nodes } }: NetworkIndex): IntervalSet {
  return IntervalSet.of(nodes.flatMap(({ addresses }) => addresses.map(intervalOfAddress)));
}

/** The addresses of one family: a packet has the same family at both ends. */
export function addressesOfFamily(addresses: IntervalSet, family: 4 | 6): IntervalSet {
  if (addresses.intervals.every((interval) => interval.family === family)) return addresses;
  return IntervalSet.of(addresses.intervals.filter((interval) => interval.family === family));
}

export function toParty(sender: Sender, family: 4 | 6): Party {
  const addresses = addressesOfFamily(sender.addresses, family);
  if (sender.kind === 'outside' || sender.kind === 'hidden') return { kind: 'outside', addresses };
  if (sender.kind === 'node') return { kind: 'node', name: sender.name, addresses };
  return {
    kind: 'pod',
    namespace: sender.namespace,
    namespaceLabels: {},
    name: null,
    labels: sender.labels,
    addresses,
    ports: [],
    hostNetwork: false,
    node: null,
  };
}

export function intervalOfAddress(address: Address): IntervalSet['intervals'][number] {
  return { family: address.family, first: address.value, last: address.value };
}
