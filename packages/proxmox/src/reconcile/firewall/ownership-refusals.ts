import { entryKey } from './entry-key.ts';
import type { FirewallRefusal } from './firewall-plan.ts';
import { isOurRule } from './firewall-state.ts';
import type { ObservedFirewall, ObservedGroup, ObservedSet } from './read-firewall.ts';
import { printRule, sameRule, type RuleOptions } from './rule-options.ts';

/** An IP set of our name without our mark: one that is already as desired is left alone. */
export function* setRefusals(options: {
  readonly mark: string;
  readonly name: string;
  readonly entries: readonly string[];
  readonly found: ObservedSet;
}): Iterable<FirewallRefusal> {
  const { mark, name, entries, found } = options;
  const there = found.entries.map(({ entry }) => entry);
  const missing = without(entries, there).map((entry) => `${entry} is missing`);
  const surplus = without(there, entries).map((entry) => `${entry} is surplus`);
  const what = { mark, name: `IP set ${name}`, comment: found.comment };
  yield* notOursRefusals([...missing, ...surplus], what);
}

/** The same for a security group. */
export function* groupRefusals(options: {
  readonly mark: string;
  readonly name: string;
  readonly rules: readonly RuleOptions[];
  readonly found: ObservedGroup;
}): Iterable<FirewallRefusal> {
  const { mark, name, rules, found } = options;
  const missing = rules.filter((rule) => !found.rules.some((other) => sameRule(rule, other)));
  const surplus = found.rules.filter((rule) => !rules.some((other) => sameRule(rule, other)));
  const differences = [
    ...missing.map((rule) => `"${printRule(rule)}" is missing`),
    ...surplus.map((rule) => `"${printRule(rule)}" is surplus`),
  ];
  yield* notOursRefusals(differences, { mark, name: `security group ${name}`, comment: found.comment });
}

/** Rules of others that use what would be deleted: Proxmox would ignore them from there on. */
export function* useRefusals(options: {
  readonly mark: string;
  readonly kind: 'set' | 'group';
  readonly name: string;
  readonly observed: ObservedFirewall;
}): Iterable<FirewallRefusal> {
  const { mark, kind, name, observed } = options;
  const lists = [observed.rules, ...[...observed.groups.values()].map(({ rules }) => rules)];
  for (const rule of lists.flat()) {
    if (isOurRule(mark, rule) || !uses(rule, { kind, name })) continue;
    yield {
      code: 'in-use',
      message: `${kind === 'set' ? 'IP set' : 'security group'} ${name} cannot be deleted: "${printRule(rule)}" uses it, a rule that netloom does not manage.`,
      help: 'Change or remove that rule by hand.',
    };
  }
}

function uses(
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

function* notOursRefusals(
  differences: readonly string[],
  { mark, name, comment }: { readonly mark: string; readonly name: string; readonly comment: string | null },
): Iterable<FirewallRefusal> {
  if (differences.length === 0) return;
  const found = comment === null ? 'has no comment' : `has the comment "${comment}"`;
  yield {
    code: 'not-ours',
    message: `${name} exists and ${found}, so netloom did not make it: ${differences.join('; ')}.`,
    help: `Rename it in Proxmox, or give it the comment "${mark}": netloom manages it then.`,
  };
}
