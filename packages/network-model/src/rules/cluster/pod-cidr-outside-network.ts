import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeList } from '../shared/describe.ts';

export const podCidrOutsideNetwork: Rule<NetworkFacts> = {
  code: 'pod-cidr-outside-network',
  severity: 'error',
  description: "A node's pod CIDR lies within the pod network.",
  *check({ network, origins }) {
    const { podCidrs } = network.cluster;
    const outside = network.nodes.flatMap(({ name, podCidrs: own }) =>
      own
        .filter((cidr) => podCidrs.some(({ family }) => family === cidr.family))
        .filter((cidr) => !podCidrs.some((pods) => pods.contains(cidr)))
        .map((cidr) => ({ name, cidr })),
    );
    const [first, ...others] = outside;
    if (first === undefined) return;
    yield {
      message: `pod CIDR ${describeList(outside.map(({ name, cidr }) => `${cidr.toString()} of node "${name}"`))} is outside of the pod network ${describeList(podCidrs.map(String))}`,
      at: origins.of(first.cidr),
      related: [
        ...others.map(({ name, cidr }) => ({
          message: `${cidr.toString()} of node "${name}" is outside too`,
          at: origins.of(cidr),
        })),
        ...podCidrs.map((cidr) => ({ message: `the pod network ${cidr.toString()}`, at: origins.of(cidr) })),
      ],
      help: 'the cluster cuts the CIDRs of nodes out of the pod network, which cannot be changed later: one of the two is not what runs',
    };
  },
};
