import { intervalOf, IntervalSet, type Address } from '@netloom/addresses';
import type { Network } from '@netloom/network-model';

/** What pods may have: where flannel runs, it and cni0 hold the first two addresses of each node's pod CIDR. */
export function podAddresses({ cluster, nodes }: Network): IntervalSet {
  if (cluster.flannel.backend === 'none') return IntervalSet.of(cluster.podCidrs.map(intervalOf));
  const taken = nodes.flatMap(({ podCidrs }) => podCidrs.map(({ first }) => nodeOverlayAddresses(first)));
  return IntervalSet.of(cluster.podCidrs.map(intervalOf)).subtract(IntervalSet.of(taken));
}

/** Flannel's address and cni0's: numbers 0 and 1 of a node's pod CIDR. */
export function nodeOverlayAddresses({ family, value }: Address): IntervalSet['intervals'][number] {
  return { family, first: value, last: value + 1n };
}
