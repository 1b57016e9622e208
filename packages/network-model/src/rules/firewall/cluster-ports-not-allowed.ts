import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Edit, Fix, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import type { FirewallRule, PortRange } from '../../network.ts';
import { needsOf, type Need } from '../shared/cluster-needs.ts';
import { describeList } from '../shared/describe.ts';
import { holdsAll, withAddresses, type RuleAddresses } from '../shared/rule-addresses.ts';

export const clusterPortsNotAllowed: Rule<NetworkFacts> = {
  code: 'cluster-ports-not-allowed',
  severity: 'warning',
  description:
    'Firewall rules in front of the nodes allow the traffic that the nodes need between each other.',
  *check(facts) {
    const { network, origins, ledger } = facts;
    const nodes = IntervalSet.of(
      network.nodes.flatMap((node) => [...node.addresses, ...node.sdnAddresses].map(intervalOf)),
    );
    const rules = withAddresses(network.firewall, ledger);
    const own = addressesOf({ kind: 'zone', zone: network.cluster.flannel.network }, ledger);
    // without a rule from the nodes' own network, no firewall between them is described.
    const before = rules.filter(({ from, to }) => holdsAll(nodes, to) && !from.intersect(own).isEmpty);
    const [first] = before;
    if (first === undefined || network.nodes.length < 2) return;
    const closed = [...needsOf(network)].filter((need) => !passes(need, rules));
    if (closed.length === 0) return;
    const among = before.find(
      ({ from, to }) => holdsAll(nodes, from) && holdsAll(from, nodes) && holdsAll(to, nodes),
    );
    const ports = closed.map(({ port }) => printPorts(port));
    const shown = among ?? first;
    yield {
      message: `no firewall rule lets ${describeList(closed.map(({ port, what }) => `${printPorts(port)} (${what})`))} pass between the nodes`,
      at: origins.of(shown.rule),
      related: [{ message: 'none of these rules does', at: origins.of(network.firewall) }],
      help: 'a cluster whose nodes cannot reach each other there breaks as soon as the firewall is on',
      fix: among === undefined ? newRule(ports, facts) : morePorts(among.rule, ports, facts),
    };
  },
};

function morePorts(rule: FirewallRule, ports: readonly string[], { origins }: NetworkFacts): Fix {
  const into = origins.of(rule.ports);
  return {
    title: `add ${describeList(ports)} to "${rule.name}"`,
    edits: ports.map((value): Edit => ({ kind: 'insert', into, value })),
  };
}

function newRule(ports: readonly string[], { network, origins }: NetworkFacts): Fix {
  const taken = new Set<string>(network.firewall.map(({ name }) => name));
  let name = 'cluster';
  for (let count = 2; taken.has(name); count += 1) name = `cluster-${count}`;
  const value = { name, from: 'nodes', to: 'nodes', ports };
  return {
    title: `add firewall rule "${name}"`,
    edits: [{ kind: 'insert', into: origins.of(network.firewall), value }],
  };
}

/** Whether each of the sources reaches each of the others, by one rule or by several. */
function passes({ port, from, to }: Need, rules: readonly RuleAddresses[]): boolean {
  const open = rules.filter(({ rule }) => opensAll(rule.ports, port));
  // mostly all sources are in the same rules, and reach the same.
  const groups = Map.groupBy(from, (source) =>
    open.flatMap((one, index) => (one.from.covers(intervalOf(source)) ? [index] : [])).join(),
  );
  return [...groups.values()].every((sources) => {
    const [first, ...others] = sources;
    const reached = open.filter((one) => first !== undefined && one.from.covers(intervalOf(first)));
    const set = IntervalSet.of(reached.flatMap((one) => one.to.intervals));
    return to.every(
      (address) => set.covers(intervalOf(address)) || (address === first && others.length === 0),
    );
  });
}

/** 2379/tcp and 2380/tcp hold 2379-2380/tcp. */
function opensAll(ports: readonly PortRange[], { first, last, protocol }: PortRange): boolean {
  for (let port = first; port <= last; port += 1) {
    const open = ports.some((one) => one.protocol === protocol && one.first <= port && port <= one.last);
    if (!open) return false;
  }
  return true;
}
