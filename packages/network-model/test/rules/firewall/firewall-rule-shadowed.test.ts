import * as fc from 'fast-check';
import { firewallRuleShadowed } from '../../../src/rules/firewall/firewall-rule-shadowed.ts';
import { holdsAll, opens, withAddresses } from '../../../src/rules/shared/rule-addresses.ts';
import { loadText, minimalWith } from '../../../src/testing/index.ts';

const ends = fc.constantFrom(
  'lan',
  'nodes',
  'any',
  'internet',
  'tailnet',
  '192.168.1.0/25',
  '192.168.1.64-192.168.1.200',
  '192.168.1.70',
);
const ports = fc.constantFrom('443/tcp', '80/tcp', '80-90/tcp', '400-500/tcp', '443/udp', '1-65535/udp');

const firewalls = fc
  .array(fc.record({ from: ends, to: ends, ports: fc.uniqueArray(ports, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 8,
  })
  .map((rules) => rules.map((rule, index) => ({ name: `r${index}`, ...rule })));

describe('firewall-rule-shadowed', () => {
  it('finds what a comparison of all pairs of rules finds', () => {
    fc.assert(
      fc.property(firewalls, (firewall) => {
        const facts = loadText(minimalWith(`firewall: ${JSON.stringify(firewall)}`));
        const rules = withAddresses(facts.network.firewall, facts.ledger);
        const covers = (outer: (typeof rules)[number], inner: (typeof rules)[number]): boolean =>
          inner.rule.ports.every((port) => opens(outer.rule, port)) &&
          holdsAll(outer.from, inner.from) &&
          holdsAll(outer.to, inner.to);
        const shadowed = rules.filter((inner, index) =>
          rules.some(
            (outer, other) =>
              outer !== inner && covers(outer, inner) && !(covers(inner, outer) && other > index),
          ),
        );
        const found = [...firewallRuleShadowed.check(facts)].map(
          ({ message }) => /"(.*?)"/.exec(message)?.[1],
        );
        expect(found).toEqual(shadowed.map(({ rule }) => rule.name));
      }),
      { numRuns: 300 },
    );
  });
});
