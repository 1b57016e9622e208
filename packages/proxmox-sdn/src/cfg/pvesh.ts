import type { DrawnValues, Sdn } from '../values.ts';
import { encodeText, encodeWord, type Text } from './encode.ts';

type Firewall = DrawnValues['firewall'];

/** One command as its arguments: the first is `pvesh`. */
export type Command = readonly string[];

type Option = Text | number | boolean | readonly string[] | undefined;

/** What makes zones, VNets and subnets of nothing, in the order that Proxmox takes them: each needs the one before. */
export function sdnCommands({ zones, vnets, subnets }: Sdn): readonly Command[] {
  return [
    ...zones.map(({ name, spec: { peers, ...spec } }) =>
      create(['cluster', 'sdn', 'zones'], { zone: name, ...spec, peers: peers?.join(',') }),
    ),
    ...vnets.map(({ name, spec }) => create(['cluster', 'sdn', 'vnets'], { vnet: name, ...spec })),
    ...subnets.map(({ spec: { vnet, 'dhcp-range': ranges, ...spec } }) =>
      create(['cluster', 'sdn', 'vnets', vnet, 'subnets'], {
        // Proxmox refuses a subnet that does not say it is one
        type: 'subnet',
        ...spec,
        'dhcp-range': ranges?.map(
          (range) =>
            `start-address=${range['start-address'].toString()},end-address=${range['end-address'].toString()}`,
        ),
      }),
    ),
  ];
}

/** Makes pending changes live, and asks each host whether they are: the task ends well even where a host failed. */
export function applyCommands(hosts: readonly string[]): readonly Command[] {
  return [
    command('set', ['cluster', 'sdn'], {}),
    ...hosts.map((host) => command('get', ['nodes', host, 'sdn', 'zones'], {})),
  ];
}

/** Sets first, since rules name them. Proxmox puts every new rule on top, so that the last one comes first. */
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

/** The one place where an argument becomes shell: whatever is not plainly harmless stands in single quotes. */
export function toShell(args: Command): string {
  return args.map(quoted).join(' ');
}

function quoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

function create(path: readonly Text[], options: Readonly<Record<string, Option>>): Command {
  return command('create', path, options);
}

function command(
  verb: 'create' | 'set' | 'get',
  path: readonly Text[],
  options: Readonly<Record<string, Option>>,
): Command {
  const where = path.map((part) => `/${encodeWord(part, 'a part of a path')}`).join('');
  return [
    'pvesh',
    verb,
    where,
    ...Object.entries(options).flatMap(([key, value]) =>
      elements(value).flatMap((element) => [`--${key}`, encodeText(element, `--${key} of ${where}`)]),
    ),
  ];
}

function elements(value: Option): readonly Text[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [value ? '1' : '0'];
  if (typeof value === 'number') return [value.toString()];
  return isList(value) ? value : [value];
}

function isList(value: Text | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}
