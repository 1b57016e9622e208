import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { LabelSelector, Network } from '../../network.ts';

export const duplicateEntry: Rule<NetworkFacts> = {
  code: 'duplicate-entry',
  severity: 'error',
  description: 'A list names each thing once.',
  *check({ network, origins }) {
    for (const { what, list } of listsOf(network)) {
      const seen = new Map<string, number>();
      for (const [index, entry] of list.entries()) {
        const text = textOf(entry);
        const before = seen.get(text);
        if (before === undefined) {
          seen.set(text, index);
          continue;
        }
        const at = origins.of(list, index);
        yield {
          message: `${what} names ${text} twice`,
          at,
          related: [{ message: 'it is listed here already', at: origins.of(list, before) }],
          help: "MetalLB's webhook rejects such a list; in other lists the second entry has no effect",
          fix: { title: `remove the second ${text}`, edits: [{ kind: 'remove', at }] },
        };
      }
    }
  },
};

type Entry = string | LabelSelector;

interface List {
  readonly what: string;
  readonly list: readonly Entry[];
}

function* listsOf(network: Network): Iterable<List> {
  for (const { name, pools, nodes, interfaces } of network.l2Advertisements) {
    for (const list of [pools, nodes, interfaces]) yield { what: `L2Advertisement "${name}"`, list };
  }
  for (const { name, pools, peers, nodes, communities } of network.bgpAdvertisements) {
    for (const list of [pools, peers, nodes, communities]) yield { what: `BGPAdvertisement "${name}"`, list };
  }
  for (const { name, nodes } of network.bgpPeers) yield { what: `BGP peer "${name}"`, list: nodes };
  for (const { name, allocation } of network.pools) {
    if (allocation === null) continue;
    const { namespaces, namespaceSelectors, serviceSelectors } = allocation;
    for (const list of [namespaces, namespaceSelectors, serviceSelectors]) {
      yield { what: `serviceAllocation of pool "${name}"`, list };
    }
  }
  for (const { name, tags } of network.connectors) yield { what: `Connector "${name}"`, list: tags };
  const { defaultDenyIngress, auditIngress } = network.policies;
  yield { what: 'policies', list: defaultDenyIngress };
  yield { what: 'policies', list: auditIngress };
}

function textOf(entry: Entry): string {
  if (typeof entry === 'string') return `"${entry}"`;
  const labels = Object.entries(entry.matchLabels).map(([key, value]) => `${key}=${value}`);
  return labels.toSorted().join(',');
}
