import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { NodePortRange } from '../../network.ts';

/** kube-apiserver's default of --service-node-port-range. */
const DEFAULT: NodePortRange = { first: 30000, last: 32767 };

export const nodePortOutsideRange: Rule<NetworkFacts> = {
  code: 'node-port-outside-range',
  severity: 'error',
  description: 'A port of the nodes is in the range that Kubernetes keeps for them.',
  *check({ network, origins }) {
    const stated = network.cluster.nodePorts;
    const { first, last } = stated ?? DEFAULT;
    for (const { namespace, service, ports } of network.balancers) {
      for (const port of ports) {
        const { nodePort } = port;
        if (nodePort === null || (first <= nodePort && nodePort <= last)) continue;
        yield {
          message: `service "${namespace}/${service}" asks for port ${nodePort} of the nodes, which is not in ${first}-${last}: Kubernetes refuses the Service`,
          at: origins.of(port, 'nodePort'),
          related: stated === null ? [] : [{ message: 'the range is stated here', at: origins.of(stated) }],
          help: 'write a port of that range, or state the `service-node-port-range` of the servers as `cluster.nodePorts`',
        };
      }
    }
  },
};
