import type { Rule } from '@netloom/diagnostics';
import { printEndpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import type { PortRange } from '../../network.ts';
import { holdsAll, opens, withAddresses, type RuleAddresses } from '../shared/rule-addresses.ts';
import { RuleIndex } from '../shared/rule-index.ts';

export const firewallRuleShadowed: Rule<NetworkFacts> = {
  code: 'firewall-rule-shadowed',
  severity: 'info',
  description: 'A firewall rule allows something that no other rule allows.',
  *check({ network, origins, ledger }) {
    const rules = withAddresses(network.firewall, ledger);
    const places = new Map(rules.map((one, place) => [one, place]));
    const index = new RuleIndex(firstOfEach(rules));
    const placeOf = (one: RuleAddresses): number => places.get(one) ?? NaN;
    for (const inner of rules) {
      const [port] = inner.rule.ports;
      if (port === undefined) continue;
      // of several, one that starts with the same port is the likelier reason, then the first in the file.
      const outer = index
        .holding(inner, port)
        .filter((one) => one !== inner && covers(one, inner))
        .filter((one) => placeOf(one) < placeOf(inner) || !covers(inner, one))
        .toSorted(
          (one, other) =>
            Number(startsWith(other, port)) - Number(startsWith(one, port)) || placeOf(one) - placeOf(other),
        )[0];
      if (outer === undefined) continue;
      yield {
        message: `firewall rule "${inner.rule.name}" allows nothing that rule "${outer.rule.name}" does not`,
        at: origins.of(inner.rule),
        related: [{ message: `rule "${outer.rule.name}" allows all of it`, at: origins.of(outer.rule) }],
        help: 'remove it, or make the wider rule narrower if that was not meant',
      };
    }
  },
};

/** Of rules that allow the same, the first: the others are never the reason, since it is before them. */
function firstOfEach(rules: readonly RuleAddresses[]): readonly RuleAddresses[] {
  const known = new Map<string, RuleAddresses>();
  for (const one of rules) {
    const { from, to, ports } = one.rule;
    const key = [printEndpoint(from), printEndpoint(to), ...ports.map(printPorts)].join(' ');
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

function startsWith({ rule }: RuleAddresses, port: PortRange): boolean {
  return rule.ports.some(({ first, protocol }) => first === port.first && protocol === port.protocol);
}

function covers(outer: RuleAddresses, inner: RuleAddresses): boolean {
  return (
    inner.rule.ports.every((port) => opens(outer.rule, port)) &&
    holdsAll(outer.from, inner.from) &&
    holdsAll(outer.to, inner.to)
  );
}
