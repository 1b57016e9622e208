import { IntervalSet, type Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Node } from '../../network.ts';
import { nodePrefixes } from '../shared/node-prefixes.ts';

export const podNetworkTooSmall: Rule<NetworkFacts> = {
  code: 'pod-network-too-small',
  severity: 'error',
  description: 'The pod network has a pod CIDR for each node.',
  *check({ network, origins }) {
    const { nodes, cluster } = network;
    for (const pods of cluster.podCidrs) {
      // where observed CIDRs have several lengths, it is unknown which applies now: the longest leaves the most room.
      const prefix = Math.max(...nodePrefixes(pods, nodes));
      const without = nodes.filter(({ podCidrs }) => !podCidrs.some((cidr) => pods.contains(cidr)));
      const free = freeFor(pods, nodes, prefix);
      if (free >= without.length) continue;
      const room = nodes.length - without.length + free;
      yield {
        message: `pod network ${pods.toString()} has room for ${room} of ${nodes.length} nodes at /${prefix} each`,
        at: origins.of(pods),
        related: without.map((node) => ({
          message:
            free === 0
              ? `node "${node.name}" gets no pod CIDR, and its pods no address`
              : `node "${node.name}" gets a pod CIDR only while one is left`,
          at: origins.of(node),
        })),
        help: `take a wider pod network, /${prefix - Math.ceil(Math.log2(nodes.length))} or shorter: it cannot be changed once the cluster exists`,
      };
    }
  },
};

/** How many pieces of a length are left beside those that nodes have. */
function freeFor(pods: Cidr, nodes: readonly Node[], prefix: number): number {
  const taken = IntervalSet.of(nodes.flatMap(({ podCidrs }) => podCidrs.map(({ interval }) => interval)));
  const left = IntervalSet.of([pods.interval]).subtract(taken).toCidrs();
  return left.reduce((sum, cidr) => sum + (cidr.prefix > prefix ? 0 : 2 ** (prefix - cidr.prefix)), 0);
}
