import { entryKey } from './entry-key.ts';
import type { FirewallRefusal } from './firewall-plan.ts';
import { isOurRule } from './firewall-state.ts';
import type { ObservedFirewall, ObservedGroup, ObservedSet } from './read-firewall.ts';
import { printRule, sameRule, type RuleOptions } from './rule-options.ts';

/** An IP set of our name without our mark: one that is as the network wants it is left alone. */
export function judgeSet(options: {
  readonly mark: string;
  readonly name: string;
  readonly entries: readonly string[];
  readonly found: ObservedSet;
}): readonly FirewallRefusal[] {
  const { mark, name, entries, found } = options;
  const there = found.entries.map(({ entry }) => entry);
  const missing = without(entries, there).map((entry) => `${entry} is missing`);
  const surplus = without(there, entries).map((entry) => `${entry} is too much`);
  return notOurs({
    mark,
    what: `IP set ${name}`,
    comment: found.comment,
    differences: [...missing, ...surplus],
  });
}

/** The same for a security group. */
export function judgeGroup(options: {
  readonly mark: string;
  readonly name: string;
  readonly rules: readonly RuleOptions[];
  readonly found: ObservedGroup;
}): readonly FirewallRefusal[] {
  const { mark, name, rules, found } = options;
  const missing = rules.filter((rule) => !found.rules.some((other) => sameRule(rule, other)));
  const surplus = found.rules.filter((rule) => !rules.some((other) => sameRule(rule, other)));
  const differences = [
    ...missing.map((rule) => `"${printRule(rule)}" is missing`),
    ...surplus.map((rule) => `"${printRule(rule)}" is too much`),
  ];
  return notOurs({ mark, what: `security group ${name}`, comment: found.comment, differences });
}

/** Rules of others that name what would go: Proxmox would ignore them from there on. */
export function judgeUse(options: {
  readonly mark: string;
  readonly kind: 'set' | 'group';
  readonly name: string;
  readonly observed: ObservedFirewall;
}): readonly FirewallRefusal[] {
  const { mark, kind, name, observed } = options;
  const lists = [observed.rules, ...[...observed.groups.values()].map(({ rules }) => rules)];
  const users = lists.flat().filter((rule) => !isOurRule(mark, rule) && names(rule, { kind, name }));
  const what = kind === 'set' ? `IP set ${name}` : `security group ${name}`;
  return users.map((rule) => ({
    code: 'in-use',
    message: `${what} cannot go: "${printRule(rule)}" names it, which is not ours.`,
    help: 'Change or remove that rule by hand.',
  }));
}

function names(
  { type, action, source, dest }: RuleOptions,
  { kind, name }: { readonly kind: 'set' | 'group'; readonly name: string },
): boolean {
  if (kind === 'group') return type === 'group' && action === name;
  return source === `+${name}` || dest === `+${name}`;
}

function without(entries: readonly string[], others: readonly string[]): readonly string[] {
  const keys = new Set(others.map(entryKey));
  return entries.filter((entry) => !keys.has(entryKey(entry)));
}

function notOurs(options: {
  readonly mark: string;
  readonly what: string;
  readonly comment: string | null;
  readonly differences: readonly string[];
}): readonly FirewallRefusal[] {
  const { mark, what, comment, differences } = options;
  if (differences.length === 0) return [];
  const said = comment === null ? 'has no comment' : `has the comment "${comment}"`;
  return [
    {
      code: 'not-ours',
      message: `${what} exists and ${said}, so that netloom did not make it: ${differences.join('; ')}.`,
      help: `Rename it in Proxmox, or give it the comment "${mark}": then it is netloom's.`,
    },
  ];
}
