import type { Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import type { Node } from '../network.ts';

/** What K3s cuts out of the pod network for each node: --kube-controller-manager-arg node-cidr-mask-size. */
const NODE_PREFIX = { 4: 24, 6: 64 } as const;

export const podNetworkTooSmall: Rule<NetworkFacts> = {
  code: 'pod-network-too-small',
  severity: 'error',
  sentence: 'The pod network has a pod CIDR for each node.',
  *check({ network, origins }) {
    const { nodes, cluster } = network;
    for (const pods of cluster.podCidrs) {
      const prefix = observedPrefix(pods, nodes) ?? NODE_PREFIX[pods.family];
      const room = prefix < pods.prefix ? 0 : 2 ** (prefix - pods.prefix);
      if (room >= nodes.length) continue;
      yield {
        message: `pod network ${pods.toString()} has room for ${room} of ${nodes.length} nodes at /${prefix} each`,
        at: origins.of(pods),
        related: nodes.slice(room).map((node) => ({
          message: `node "${node.name}" gets no pod CIDR, and its pods no address`,
          at: origins.of(node),
        })),
        help: `take a wider pod network, /${prefix - Math.ceil(Math.log2(nodes.length))} or shorter: it cannot be changed once the cluster exists`,
      };
    }
  },
};

/** A cluster that was told another length shows it in what its nodes got. */
function observedPrefix(pods: Cidr, nodes: readonly Node[]): number | null {
  const observed = nodes.flatMap(({ podCidrs }) => podCidrs).find((cidr) => pods.contains(cidr));
  return observed?.prefix ?? null;
}
