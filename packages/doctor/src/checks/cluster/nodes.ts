import type { ApiObject } from '@netloom/cluster';
import { DISTRIBUTIONS, type DistributionName, type Node } from '@netloom/network-model';
import * as z from 'zod';
import type { CheckDefinition } from '../../check.ts';
import { conditionOf, describeCondition } from '../../conditions.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome, type Problem } from '../../outcome.ts';
import { addressAdvice, statusCommand } from './node-programs.ts';

const Spec = z.looseObject({ podCIDR: z.string().optional(), podCIDRs: z.array(z.string()).optional() });
const Status = z.looseObject({
  addresses: z.array(z.looseObject({ type: z.string(), address: z.string() })).default([]),
});

/** The nodes of the model and those of the cluster: readiness, addresses, pod CIDRs. */
export const nodesCheck: CheckDefinition<readonly ApiObject[]> = {
  id: 'nodes',
  subject: 'cluster',
  title: 'nodes, their addresses and pod CIDRs',
  symptom: null,
  applies: () => true,
  observe: async ({ cluster }) => (await cluster).list({ apiVersion: 'v1', kind: 'Node' }),
  compare: (live, facts) => {
    const { network } = facts;
    const known = new Set(network.nodes.map(({ name }) => name));
    return outcome(countOf(network.nodes.length, 'node'), [
      ...network.nodes.flatMap((node) => [
        ...problemsOf(node, { live: live.find(({ metadata }) => metadata.name === node.name), facts }),
      ]),
      ...live.filter(({ metadata }) => !known.has(metadata.name)).map(unknownNode),
    ]);
  },
};

function* problemsOf(
  node: Node,
  {
    live,
    facts: { network, origins },
  }: { readonly live: ApiObject | undefined; readonly facts: DoctorFacts },
): Iterable<Problem> {
  const { name } = node;
  const at = origins.of(node);
  const { distribution } = network.cluster;
  if (live === undefined) {
    const fix = fixBy(
      `Start ${DISTRIBUTIONS[distribution].title} on it, or take it out of the network.`,
      statusCommand(distribution, name),
    );
    yield { severity: 'error', saw: `node ${name} is not in the cluster`, expected: 'a node', at, fix };
    return;
  }
  const ready = conditionOf(live, 'Ready');
  if (ready?.status !== 'True') {
    const saw = `node ${name}: ${describeCondition('Ready', ready)}`;
    yield {
      severity: 'error',
      saw,
      expected: 'it is ready',
      at,
      fix: fixBy('', `kubectl describe node ${name}`),
    };
  }
  yield* addressProblems(node, { live, origins, distribution });
  yield* podCidrProblems(node, { live, origins, distribution });
}

interface LiveNode {
  readonly live: ApiObject;
  readonly origins: DoctorFacts['origins'];
  readonly distribution: DistributionName;
}

function* addressProblems(node: Node, { live, origins, distribution }: LiveNode): Iterable<Problem> {
  const addresses = (Status.safeParse(live.status).data?.addresses ?? [])
    .filter(({ type }) => type.endsWith('IP'))
    .map(({ address }) => address);
  for (const address of node.addresses) {
    if (addresses.includes(address.toString())) continue;
    yield {
      severity: 'error',
      saw: `node ${node.name} has ${addresses.length === 0 ? 'no address' : addresses.join(', ')}`,
      expected: address.toString(),
      at: origins.of(node, 'addresses'),
      fix: fixBy(addressAdvice(distribution, node.name)),
    };
  }
}

function* podCidrProblems(node: Node, { live, origins, distribution }: LiveNode): Iterable<Problem> {
  const { podCIDR, podCIDRs } = Spec.safeParse(live.spec).data ?? {};
  const has = podCIDRs ?? (podCIDR === undefined ? [] : [podCIDR]);
  const expected = node.podCidrs.map(String);
  if (expected.length === 0 || expected.join() === has.join()) return;
  yield {
    severity: 'error',
    saw: `node ${node.name} has as pod CIDR ${has.length === 0 ? 'none' : has.join(', ')}`,
    expected: expected.join(', '),
    at: origins.of(node, 'podCidrs'),
    fix: fixBy(
      `${DISTRIBUTIONS[distribution].title} gives out pod CIDRs when nodes join: correct \`observed\` of ${node.name} in the network.`,
      'netloom apply',
    ),
  };
}

function unknownNode({ metadata: { name } }: ApiObject): Problem {
  return {
    severity: 'warning',
    saw: `node ${name} is in the cluster`,
    expected: 'every node is in the network',
    at: null,
    fix: fixBy(
      'Add it to cluster.nodes, or delete it if it is gone for good.',
      `kubectl delete node ${name}`,
    ),
  };
}
