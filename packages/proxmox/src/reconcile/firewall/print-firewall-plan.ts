import { printLines } from '@netloom/diagnostics/visible';
import { closingLines } from '../plan-lines.ts';
import { isEmptyFirewallPlan, type FirewallPlan } from './firewall-plan.ts';
import { printFirewallWrite, type FirewallWrite } from './firewall-write.ts';

/** The plan for the firewall for a person: entries beside their set, rules in their order. */
export function printFirewallPlan(plan: FirewallPlan): string {
  const { status, writes, turnsOn } = plan;
  const changes = changeLines(writes);
  const count = (sign: string): number => changes.filter((line) => line.startsWith(`  ${sign} `)).length;
  const counts = { create: count('+'), change: count('~'), delete: count('-') };
  return printLines([
    `Firewall of the datacenter: ${status}`,
    ...changes,
    ...(turnsOn
      ? ['  ! turn it on: tested first, and off again by itself after 60 s unless all still answer']
      : []),
    ...closingLines({ ...plan, isEmpty: isEmptyFirewallPlan(plan), counts }),
  ]);
}

function changeLines(writes: readonly FirewallWrite[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < writes.length;) {
    const run = printedTogether(writes, at);
    const [first, ...rest] = run.map(printFirewallWrite);
    const { kind, action } = writes[at] ?? {};
    if (kind === 'set' && action === 'create') {
      const entries = run.slice(1).flatMap((write) => (write.kind === 'entry' ? [write.entry] : []));
      lines.push(`${first ?? ''}${entries.length === 0 ? '' : `: ${entries.join(', ')}`}`);
    } else if (kind === 'rule' && action === 'create') {
      lines.push(...[first ?? '', ...rest].toReversed());
    } else {
      lines.push(first ?? '', ...rest);
    }
    at += run.length;
  }
  return lines;
}

/** A new set with its entries, or the new rules of one list, or one write alone. */
function printedTogether(writes: readonly FirewallWrite[], at: number): readonly FirewallWrite[] {
  const first = writes[at];
  if (first?.action !== 'create') return writes.slice(at, at + 1);
  const belongs = (write: FirewallWrite): boolean => {
    if (write.action !== 'create') return false;
    if (first.kind === 'set') return write.kind === 'entry' && write.set === first.name;
    return first.kind === 'rule' && write.kind === 'rule' && write.group === first.group;
  };
  const end = writes.findIndex((write, index) => index > at && !belongs(write));
  return writes.slice(at, end < 0 ? undefined : end);
}
