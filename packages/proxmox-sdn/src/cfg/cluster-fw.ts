import type { DrawnValues } from '../values.ts';
import { encodeText, encodeWord, type Text } from './encode.ts';
import { byName } from './property.ts';

type Firewall = DrawnValues['firewall'];
type Rule = Firewall['rules'][number];

/** The sections of cluster.fw that hold what is ours, as Proxmox writes them. Without `[OPTIONS]`: whether the firewall is on is up to the user. */
export function renderClusterFw({ ipsets, rules, groups }: Firewall): string {
  return [
    ...byName(ipsets).map(({ name, spec }) =>
      section(
        `IPSET ${encodeWord(name, 'an IP set')}`,
        spec.comment,
        spec.cidrs.map((cidr) => encodeWord(cidr, `an entry of ${name.toString()}`)).sort(),
      ),
    ),
    ...(rules.length === 0 ? [] : [section('RULES', undefined, rules.map(renderRule))]),
    ...byName(groups).map(({ name, spec }) =>
      section(`group ${encodeWord(name, 'a security group')}`, spec.comment, spec.rules.map(renderRule)),
    ),
  ].join('');
}

function renderRule({ name, spec }: Rule): string {
  const word = (flag: string, value: Text | undefined): readonly string[] =>
    value === undefined ? [] : [flag, encodeWord(value, `${flag} of rule ${name.toString()}`)];
  return [
    `${spec.enable === 0 ? '|' : ''}${spec.type.toString().toUpperCase()}`,
    spec.action,
    ...word('-source', spec.source),
    ...word('-dest', spec.dest),
    ...word('-p', spec.proto),
    ...word('-dport', spec.dport),
    `# ${encodeText(spec.comment, `comment of rule ${name.toString()}`)}`,
  ].join(' ');
}

function section(title: string, comment: Text | undefined, lines: readonly string[]): string {
  const remark = comment === undefined ? '' : ` # ${encodeText(comment, `comment of [${title}]`)}`;
  return `[${title}]${remark}\n\n${lines.map((line) => `${line}\n`).join('')}\n`;
}
