import type { Cidr } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS } from '../../distributions.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { Network } from '../../network.ts';
import { describeList } from '../shared/describe.ts';

export const dualStackIncomplete: Rule<NetworkFacts> = {
  code: 'dual-stack-incomplete',
  severity: 'error',
  description: 'A cluster with IPv6 has it for its pods, its Services and its nodes.',
  *check(facts) {
    const { podCidrs, serviceCidrs, distribution } = facts.network.cluster;
    // the others take nodes and networks of one family, too
    if (distribution !== 'k3s' && distribution !== 'rke2') return;
    const pods = podCidrs.find(({ family }) => family === 6);
    const services = serviceCidrs.find(({ family }) => family === 6);
    if (pods !== undefined && services !== undefined) yield* nodesWithout(facts, pods);
    else if (pods !== undefined) yield missing(facts, { has: 'pod', lacks: 'service', at: pods });
    else if (services !== undefined) yield missing(facts, { has: 'service', lacks: 'pod', at: services });
  },
};

function titleOf({ cluster }: Network): string {
  return DISTRIBUTIONS[cluster.distribution].title;
}

interface Half {
  readonly has: string;
  readonly lacks: string;
  readonly at: Cidr;
}

function missing({ network, origins }: NetworkFacts, { has, lacks, at }: Half): Finding {
  return {
    message: `the ${has} network has IPv6 (${at.toString()}), but the ${lacks} network has none: ${titleOf(network)} does not start like this`,
    at: origins.of(at),
    related: [{ message: `no ${lacks}Cidr6 is stated`, at: origins.of(network.cluster) }],
    help: `state ${lacks}Cidr6 as well, or neither: both are fixed when the cluster is made`,
  };
}

function* nodesWithout({ network, origins }: NetworkFacts, pods: Cidr): Iterable<Finding> {
  const without = network.nodes.filter(({ addresses }) => !addresses.some(({ family }) => family === 6));
  const [first] = without;
  if (first === undefined) return;
  yield {
    message: `node ${describeList(without.map(({ name }) => `"${name}"`))} has no IPv6 address, but the cluster is dual-stack`,
    at: origins.of(first),
    related: [
      ...without
        .slice(1)
        .map((node) => ({ message: `node "${node.name}" has none either`, at: origins.of(node) })),
      { message: `pods have IPv6, ${pods.toString()}`, at: origins.of(pods) },
    ],
    help: `state address6 of each node: ${titleOf(network)} needs \`node-ip\` with both families`,
  };
}
