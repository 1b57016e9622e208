import { intervalOf, IntervalSet, type Address } from '@netloom/addresses';
import type { Network, Node } from '@netloom/network-model';
import type { Party } from './policy/index.ts';
import type { Workload } from './world/workloads.ts';
import type { World } from './world/prepare.ts';

/** Whose address a packet carries at some point of its way. */
export type Sender = PodSender | OutsideSender;

export interface PodSender {
  readonly kind: 'pod';
  readonly label: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly addresses: IntervalSet;
}

/** A device, a node, or somebody on the internet. */
export interface OutsideSender {
  readonly kind: 'outside';
  readonly label: string;
  readonly addresses: IntervalSet;
}

/** A pod with these labels; which address it has nobody knows in advance. */
export function podSender(
  world: World,
  pod: Pick<Workload, 'namespace' | 'labels'> & { readonly label: string },
): PodSender {
  const { label, namespace, labels } = pod;
  return { kind: 'pod', label, namespace, labels, addresses: world.podAddresses() };
}

/** A process of a node, or a client whose address a node has hidden behind its own. */
export function nodeSender({ network }: World, nodes: readonly Node[], label: string): OutsideSender {
  const observed = nodes.every(({ podCidrs }) => podCidrs.length > 0);
  const overlay = observed
    ? nodes.flatMap(({ podCidrs }) => podCidrs.map(({ first }) => pairFrom(first)))
    : network.cluster.podCidrs.map(intervalOf);
  const own = nodes.flatMap(({ addresses, sdnAddresses }) => [...addresses, ...sdnAddresses].map(single));
  return { kind: 'outside', label, addresses: IntervalSet.of([...own, ...overlay]) };
}

/** Of a set only one family: a packet has the same at both of its ends. */
export function ofFamily({ intervals }: IntervalSet, family: 4 | 6): IntervalSet {
  return IntervalSet.of(intervals.filter((interval) => interval.family === family));
}

export function toParty(sender: Sender, family: 4 | 6): Party {
  const addresses = ofFamily(sender.addresses, family);
  if (sender.kind === 'outside') return { kind: 'outside', addresses };
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

export function single(address: Address): IntervalSet['intervals'][number] {
  return { family: address.family, first: address.value, last: address.value };
}

/** What pods may have: flannel and cni0 hold the first two addresses of each node's pod CIDR. */
export function podAddresses({ cluster, nodes }: Network): IntervalSet {
  const taken = nodes.flatMap(({ podCidrs }) => podCidrs.map(({ first }) => pairFrom(first)));
  return IntervalSet.of(cluster.podCidrs.map(intervalOf)).subtract(IntervalSet.of(taken));
}

/** Flannel's address and cni0's: numbers 0 and 1 of a node's pod CIDR. */
function pairFrom({ family, value }: Address): IntervalSet['intervals'][number] {
  return { family, first: value, last: value + 1n };
}
