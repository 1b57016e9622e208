import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { nodePrefixes } from '../shared/node-prefixes.ts';

/** kube-controller-manager keeps one bit for each piece: clusterSubnetMaxDiff in pkg/controller/nodeipam. */
const MOST_BITS = 16;

export const podNetworkTooWide: Rule<NetworkFacts> = {
  code: 'pod-network-too-wide',
  severity: 'error',
  description: "The IPv6 pod network is at most 16 bits wider than a node's part of it.",
  *check({ network, origins }) {
    const { nodes, cluster } = network;
    for (const pods of cluster.podCidrs) {
      // an IPv4 network of any width is taken.
      if (pods.family === 4) continue;
      const [prefix] = nodePrefixes(pods, nodes);
      if (prefix - pods.prefix <= MOST_BITS) continue;
      yield {
        message: `pod network ${pods.toString()} is ${prefix - pods.prefix} bits wider than the /${prefix} of a node: at most ${MOST_BITS} are possible`,
        at: origins.of(pods),
        help: `take /${prefix - MOST_BITS} or a longer prefix: no node gets a pod CIDR otherwise, and it cannot be changed once the cluster exists`,
      };
    }
  },
};
