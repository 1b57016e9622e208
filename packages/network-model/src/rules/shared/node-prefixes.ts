import type { Cidr } from '@netloom/addresses';
import type { Node } from '../../network.ts';

/** What kube-controller-manager cuts out of the pod network for each node: --kube-controller-manager-arg node-cidr-mask-size. */
const DEFAULT = { 4: 24, 6: 64 } as const;

/** The prefix lengths of the observed pod CIDRs, shortest first; its default where none was observed. */
export function nodePrefixes(pods: Cidr, nodes: readonly Node[]): readonly [number, ...number[]] {
  const observed = nodes.flatMap(({ podCidrs }) => podCidrs).filter((cidr) => pods.contains(cidr));
  const [first, ...others] = observed.map(({ prefix }) => prefix).toSorted((one, other) => one - other);
  return first === undefined ? [DEFAULT[pods.family]] : [first, ...others];
}
