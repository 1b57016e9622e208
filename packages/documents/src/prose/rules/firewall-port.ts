import { describeList, printPorts, type FirewallRule, type PortRange } from '@netloom/network-model';
import type { ProseRule, ReadStatement } from '../prose-rule.ts';
import type { Cell } from '../table-cells.ts';

export const firewallPort: ProseRule = {
  code: 'prose-firewall-port',
  severity: 'error',
  description: 'A row about a firewall rule of the network has ports that the rule lets through.',
  *check(statement, { network, facts }) {
    const rule = ruleOf(statement, network.firewall);
    if (rule === null) return;
    for (const cell of statement.cells) {
      if (!/^(?:dest(?:ination)? )?ports?$/.test(cell.column)) continue;
      const wrong = portsIn(statement, cell).filter(
        ({ first, last }) => !rule.ports.some(holds(first, last)),
      );
      for (const { text, start, end } of wrong) {
        const [only, ...others] = rule.ports;
        const isOne = only !== undefined && others.length === 0 && only.first === only.last;
        yield {
          message: `firewall rule "${rule.name}" lets through ${describeList(rule.ports.map(printPorts))}, not ${text}`,
          at: { start, end },
          related: [{ message: `rule "${rule.name}" is stated here`, at: facts.origins.of(rule) }],
          help: 'write the ports of the rule, or change network.yaml if the text is right',
          ...(isOne && /^\d+$/.test(text) && { replacement: String(only.first) }),
        };
      }
    }
  },
};

const holds =
  (first: number, last: number) =>
  (range: PortRange): boolean =>
    range.first <= first && last <= range.last;

/** The rule whose name or purpose is all of a cell; null where two are. */
function ruleOf({ cells }: ReadStatement, rules: readonly FirewallRule[]): FirewallRule | null {
  const said = new Set(
    cells
      .filter(({ column }) => /^(?:rule|name|purpose|description)$/.test(column))
      .map(({ text }) => text.toLowerCase()),
  );
  const [rule, ...others] = rules.filter(({ name, purpose }) =>
    [name, purpose].some((text) => text !== null && said.has(text.toLowerCase())),
  );
  return rule === undefined || others.length > 0 ? null : rule;
}

interface StatedPorts {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** The ports of a cell that holds nothing else. */
function portsIn({ text, offset }: ReadStatement, { start, end, text: plain }: Cell): readonly StatedPorts[] {
  if (
    !/^\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\/(?:tcp|udp))?(?:\s?[,/]\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\/(?:tcp|udp))?)*$/i.test(
      plain,
    )
  ) {
    return [];
  }
  const cell = text.slice(start - offset, end - offset);
  return [...cell.matchAll(/(\d{1,5})(?:\s?[-–]\s?(\d{1,5}))?/g)].map((match) => ({
    text: match[0],
    first: Number(match[1]),
    last: Number(match[2] ?? match[1]),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
