import type { DrawnValues, Sdn } from '../values.ts';
import { encodeText, encodeWord, type Text } from './encode.ts';
import { dhcpRangeText, textsOf, type Property } from './property.ts';

type Firewall = DrawnValues['firewall'];

/** One command as its arguments: the first is `pvesh`. */
export type Command = readonly string[];

/** Creates zones, VNets and subnets, in the order that Proxmox accepts: each needs the one before. */
export function sdnCommands({ zones, vnets, subnets }: Sdn): readonly Command[] {
  return [
    ...zones.map(({ name, spec: { peers, ...spec } }) =>
      create(['cluster', 'sdn', 'zones'], { zone: name, ...spec, peers: peers?.join(',') }),
    ),
    ...vnets.map(({ name, spec }) => create(['cluster', 'sdn', 'vnets'], { vnet: name, ...spec })),
    ...subnets.map(({ spec: { vnet, 'dhcp-range': ranges, ...spec } }) =>
      create(['cluster', 'sdn', 'vnets', vnet, 'subnets'], {
        // Proxmox refuses a subnet without it
        type: 'subnet',
        ...spec,
        'dhcp-range': ranges?.map(dhcpRangeText),
      }),
    ),
  ];
}

/** Commits pending changes, and shows the result on each host: the task ends OK even where a host failed. */
export function applyCommands(hosts: readonly string[]): readonly Command[] {
  return [
    command('set', ['cluster', 'sdn'], {}),
    ...hosts.map((host) => command('get', ['nodes', host, 'sdn', 'zones'], {})),
  ];
}

/** Sets first, since rules refer to them. Proxmox puts every new rule on top, so the last one is created first. */
export function firewallCommands({ ipsets, rules, groups }: Firewall): readonly Command[] {
  const firewall = ['cluster', 'firewall'];
  return [
    ...ipsets.flatMap(({ name, spec: { comment, cidrs } }) => [
      create([...firewall, 'ipset'], { name, comment }),
      ...cidrs.map((cidr) => create([...firewall, 'ipset', name], { cidr })),
    ]),
    ...groups.flatMap(({ name, spec: { comment, rules: own } }) => [
      create([...firewall, 'groups'], { group: name, comment }),
      ...own.toReversed().map(({ spec }) => create([...firewall, 'groups', name], { ...spec })),
    ]),
    ...rules.toReversed().map(({ spec }) => create([...firewall, 'rules'], { ...spec })),
  ];
}

/** The one place where an argument becomes shell: all but harmless characters are put in single quotes. */
export function toShell(args: Command): string {
  return args.map(quoted).join(' ');
}

function quoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

function create(path: readonly Text[], options: Readonly<Record<string, Property>>): Command {
  return command('create', path, options);
}

function command(
  verb: 'create' | 'set' | 'get',
  path: readonly Text[],
  options: Readonly<Record<string, Property>>,
): Command {
  const where = path.map((part) => `/${encodeWord(part, 'a part of a path')}`).join('');
  return [
    'pvesh',
    verb,
    where,
    ...Object.entries(options).flatMap(([key, value]) =>
      textsOf(value).flatMap((text) => [`--${key}`, encodeText(text, `--${key} of ${where}`)]),
    ),
  ];
}
