/** One interface of an ifupdown file: what `iface` names, and its options in order. */
export interface Stanza {
  readonly name: string;
  readonly options: readonly (readonly [key: string, value: string])[];
}

/** The program, `ip` or `bridge`, and its arguments. */
export type Arguments = readonly [program: 'ip' | 'bridge', ...args: string[]];

const VXLAN_PORT = '4789';
/** The address of all guests that are not learned yet. */
const UNKNOWN_GUEST = '00:00:00:00:00:00';

export function parseStanzas(text: string): readonly Stanza[] {
  const blocks = text.split(/^auto .*\n/m).slice(1);
  return blocks.map((block) => {
    const [head = '', ...lines] = block.trimEnd().split('\n');
    return {
      name: head.replace(/^iface /, ''),
      options: lines.map((line): [string, string] => {
        const [, key = '', value = ''] = /^\t(\S+) (.*)$/.exec(line) ?? [];
        return [key, value];
      }),
    };
  });
}

/** What ifupdown does with the stanzas on a host that has none of them: ports first, since a bridge needs them. */
export function toCommands(stanzas: readonly Stanza[]): readonly Arguments[] {
  const isBridge = ({ options }: Stanza): boolean => options.some(([key]) => key === 'bridge_ports');
  const ordered = [
    ...stanzas.filter((stanza) => !isBridge(stanza)),
    ...stanzas.filter((stanza) => isBridge(stanza)),
  ];
  return ordered.flatMap((stanza) => [
    ...created(stanza),
    ...stanza.options.flatMap((option) => optionCommands(stanza.name, option)),
    ['ip', 'link', 'set', stanza.name, 'up'] as const,
  ]);
}

/** What ifreload does with existing interfaces, where only the peers of tunnels changed. */
export function toReload(before: readonly Stanza[], after: readonly Stanza[]): readonly Arguments[] {
  if (fixedPart(before) !== fixedPart(after)) throw new Error('more than the peers of tunnels changed');
  return after.flatMap(({ name, options }, index) => {
    const old = peersOf(before[index]?.options ?? []);
    const now = peersOf(options);
    return [
      ...old.filter((peer) => !now.includes(peer)).map((peer) => peerCommand('del', name, peer)),
      ...now.filter((peer) => !old.includes(peer)).map((peer) => peerCommand('append', name, peer)),
    ];
  });
}

export function peersOf(options: Stanza['options']): readonly string[] {
  return options.flatMap(([key, value]) => (key === 'vxlan_remoteip' ? [value] : []));
}

function fixedPart(stanzas: readonly Stanza[]): string {
  return JSON.stringify(
    stanzas.map(({ name, options }) => [name, options.filter(([key]) => key !== 'vxlan_remoteip')]),
  );
}

function created({ name, options }: Stanza): readonly Arguments[] {
  const values = new Map(options);
  const id = values.get('vxlan-id');
  if (id !== undefined) {
    const port = values.get('vxlan-port') ?? VXLAN_PORT;
    return [['ip', 'link', 'add', name, 'type', 'vxlan', 'id', id, 'dstport', port]];
  }
  if (values.has('bridge_ports')) return [['ip', 'link', 'add', name, 'type', 'bridge']];
  throw new Error(`${name} is neither a VXLAN nor a bridge`);
}

function optionCommands(name: string, [key, value]: readonly [string, string]): readonly Arguments[] {
  switch (key) {
    case 'vxlan-id':
    case 'vxlan-port':
      return [];
    case 'vxlan_remoteip':
      return [peerCommand('append', name, value)];
    case 'bridge_ports':
      return value === 'none'
        ? []
        : value.split(' ').map((port) => ['ip', 'link', 'set', port, 'master', name] as const);
    case 'bridge_stp':
      return [['ip', 'link', 'set', name, 'type', 'bridge', 'stp_state', value === 'off' ? '0' : '1']];
    case 'bridge_fd':
      // ifupdown has seconds, the kernel hundredths of them
      return [['ip', 'link', 'set', name, 'type', 'bridge', 'forward_delay', `${Number(value) * 100}`]];
    case 'mtu':
      return [['ip', 'link', 'set', name, 'mtu', value]];
    case 'alias':
      return [['ip', 'link', 'set', name, 'alias', value]];
    default:
      throw new Error(`${name} has the option "${key}", which has no translation`);
  }
}

function peerCommand(verb: 'append' | 'del', name: string, peer: string): Arguments {
  return ['bridge', 'fdb', verb, UNKNOWN_GUEST, 'dev', name, 'dst', peer];
}
