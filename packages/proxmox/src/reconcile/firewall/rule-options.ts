import { diffOptions } from '../diff-options.ts';

/** A rule under Proxmox' own names, as text and without what Proxmox computes. */
export type RuleOptions = Readonly<Record<string, string>>;

/** What a rule is made of (pve-firewall, Firewall.pm, $rule_properties): the rest of an entry is computed. */
const OPTIONS = new Set(
  'type action macro enable iface source dest proto sport dport icmp-type log comment'.split(' '),
);
/** Values that mean the same as a missing option. */
const DEFAULTS: Readonly<Record<string, string>> = { enable: '0', log: 'nolog' };

/** An entry of a list as a rule, in the form in which rules are compared. */
export function toRuleOptions(entry: Readonly<Record<string, unknown>>): RuleOptions {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]) => {
      if (!OPTIONS.has(key) || (typeof value !== 'string' && typeof value !== 'number')) return [];
      const text = key === 'source' || key === 'dest' ? withoutScope(String(value)) : String(value);
      return text === '' || DEFAULTS[key] === text ? [] : [[key, text]];
    }),
  );
}

/** `+dc/nodes` is what newer versions of the GUI write for `+nodes`. */
function withoutScope(side: string): string {
  return side
    .split(',')
    .map((part) => part.trim().replace(/^(\+?)dc\//, '$1'))
    .join(',');
}

export function sameRule(one: RuleOptions, other: RuleOptions): boolean {
  return Object.keys({ ...one, ...other }).every((key) => one[key] === other[key]);
}

/** What changes `before` into `after`. */
export function diffRules(
  before: RuleOptions,
  after: RuleOptions,
): { readonly set: RuleOptions; readonly unset: readonly string[] } {
  return diffOptions({ before, after }, (_key, one, other) => one === other);
}

const FLAGS = {
  iface: 'i',
  source: 'source',
  dest: 'dest',
  proto: 'p',
  dport: 'dport',
  sport: 'sport',
  'icmp-type': 'icmp-type',
  log: 'log',
} as const;

/** As a line of cluster.fw. */
export function printRule(rule: RuleOptions): string {
  const { type = '', action = '', macro, comment } = rule;
  return [
    `${rule.enable === '1' ? '' : '|'}${type.toUpperCase()}`,
    macro === undefined ? action : `${macro}(${action})`,
    ...Object.entries(FLAGS).flatMap(([key, flag]) =>
      rule[key] === undefined ? [] : [`-${flag} ${rule[key]}`],
    ),
    ...(comment === undefined ? [] : [`# ${comment}`]),
  ].join(' ');
}
