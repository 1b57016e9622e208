import type { Entry } from './firewall-list.ts';

interface Named {
  readonly name: string;
  readonly comment: string | undefined;
  readonly lines: readonly string[];
}

/** cluster.fw as Proxmox' own writer prints it. */
export function clusterFile(content: {
  readonly options: Entry;
  readonly aliases: readonly Entry[];
  readonly ipsets: readonly Named[];
  readonly rules: readonly Entry[];
  readonly groups: readonly Named[];
}): string {
  const { options, aliases, ipsets, rules, groups } = content;
  return [
    section(
      'OPTIONS',
      undefined,
      Object.entries(options).map(([key, value]) => `${key}: ${value}`),
    ),
    section(
      'ALIASES',
      undefined,
      aliases.map((alias) => `${alias.name ?? ''} ${alias.cidr ?? ''}${remark(alias)}`),
    ),
    ...ipsets.map(({ name, comment, lines }) => section(`IPSET ${name}`, comment, lines, 'even empty')),
    section('RULES', undefined, rules.map(ruleLine)),
    ...groups.map(({ name, comment, lines }) => section(`group ${name}`, comment, lines, 'even empty')),
  ].join('');
}

export function ruleLine(rule: Entry): string {
  const flag = (name: string, key: string): readonly string[] =>
    rule[key] === undefined ? [] : [`-${name}`, String(rule[key])];
  return [
    `${rule.enable === 1 ? '' : '|'}${String(rule.type).toUpperCase()}`,
    rule.macro === undefined ? rule.action : `${rule.macro}(${rule.action ?? ''})`,
    ...flag('i', 'iface'),
    ...flag('source', 'source'),
    ...flag('dest', 'dest'),
    ...flag('p', 'proto'),
    ...flag('dport', 'dport'),
    ...flag('sport', 'sport'),
  ]
    .join(' ')
    .concat(remark(rule));
}

export function entryLine(entry: Entry): string {
  return `${entry.nomatch === 1 ? '!' : ''}${entry.cidr ?? ''}${remark(entry)}`;
}

function remark({ comment }: Entry): string {
  return comment === undefined ? '' : ` # ${comment}`;
}

function section(
  title: string,
  comment: string | undefined,
  lines: readonly string[],
  when?: 'even empty',
): string {
  if (lines.length === 0 && when === undefined) return '';
  const body = lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
  return `[${title}]${comment === undefined ? '' : ` # ${comment}`}\n\n${body}`;
}
