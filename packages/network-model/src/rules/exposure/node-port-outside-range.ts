import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

/** kube-apiserver's default of --service-node-port-range. */
const [FIRST, LAST] = [30000, 32767];

export const nodePortOutsideRange: Rule<NetworkFacts> = {
  code: 'node-port-outside-range',
  severity: 'error',
  description: 'A port of the nodes is in the range that Kubernetes keeps for them.',
  *check({ network, origins }) {
    for (const { namespace, service, ports } of network.balancers) {
      for (const port of ports) {
        const { nodePort } = port;
        if (nodePort === null || (FIRST <= nodePort && nodePort <= LAST)) continue;
        yield {
          message: `service "${namespace}/${service}" asks for port ${nodePort} of the nodes, which is not in ${FIRST}-${LAST}: Kubernetes refuses the Service`,
          at: origins.of(port, 'nodePort'),
          help: 'write a port of that range; where the servers run with another `service-node-port-range`, waive this finding',
        };
      }
    }
  },
};
