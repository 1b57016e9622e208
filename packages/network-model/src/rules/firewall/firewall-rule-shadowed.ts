import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { holdsAll, opens, withAddresses, type RuleAddresses } from '../shared/rule-addresses.ts';

export const firewallRuleShadowed: Rule<NetworkFacts> = {
  code: 'firewall-rule-shadowed',
  severity: 'info',
  description: 'A firewall rule allows something that no other rule allows.',
  *check({ network, origins, ledger }) {
    // rules meet only where they share a port: by its first port, a rule finds those that may hold it.
    const rules = withAddresses(network.firewall, ledger);
    const wide = rules.filter(({ rule }) => rule.ports.some(({ first, last }) => first !== last));
    const byPort = Map.groupBy(
      rules.flatMap((sided) =>
        sided.rule.ports.map(({ first, protocol }) => ({ sided, key: `${first}/${protocol}` })),
      ),
      ({ key }) => key,
    );
    for (const [index, inner] of rules.entries()) {
      const [port] = inner.rule.ports;
      if (port === undefined) continue;
      const near = (byPort.get(`${port.first}/${port.protocol}`) ?? []).map(({ sided }) => sided);
      const outer = [...near, ...wide].find(
        (one) => one !== inner && covers(one, inner) && !(covers(inner, one) && rules.indexOf(one) > index),
      );
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

function covers(outer: RuleAddresses, inner: RuleAddresses): boolean {
  return (
    inner.rule.ports.every((port) => opens(outer.rule, port)) &&
    holdsAll(outer.from, inner.from) &&
    holdsAll(outer.to, inner.to)
  );
}
