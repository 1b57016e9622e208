import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeList } from '../shared/describe.ts';

export const flannelWithoutAddress: Rule<NetworkFacts> = {
  code: 'flannel-without-address',
  severity: 'error',
  description: 'Every node has an address in the network that carries node-to-node traffic.',
  *check({ network, origins }) {
    const { flannel } = network.cluster;
    if (flannel.network !== 'sdn') return;
    const without = network.nodes.filter(({ sdnAddresses }) => sdnAddresses.length === 0);
    if (without.length === 0) return;
    const names = describeList(without.map(({ name }) => `"${name}"`));
    yield {
      message: `flannel goes through the SDN, but node ${names} has no address there`,
      at: origins.of(flannel, 'network'),
      related: without.map((node) => ({
        message: `node "${node.name}" has no sdnAddress`,
        at: origins.of(node),
      })),
      help: 'state the sdnAddress of each node, or `flannel: { network: lan }`: a node without one reaches no pod of the others',
    };
  },
};
