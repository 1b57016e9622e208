import type { Sdn } from '../values.ts';
import { encodeText, encodeWord, type Text } from './encode.ts';

type Zone = Sdn['zones'][number];
type VNet = Sdn['vnets'][number];

/** The host's /etc/network/interfaces.d/sdn after the first apply: Proxmox counts applies in the first line. */
export function renderInterfaces(sdn: Sdn, own: readonly Text[]): string {
  const interfaces = sdn.vnets
    .flatMap((vnet) => {
      const zone = sdn.zones.find(({ name, spec }) => name === vnet.spec.zone && spec.type === 'vxlan');
      return zone === undefined ? [] : [bridge(vnet, zone), tunnel({ vnet, zone, own })];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return [
    '#version:1\n',
    ...interfaces.map(
      ({ name, lines }) => `\nauto ${name}\niface ${name}\n${lines.map((line) => `\t${line}\n`).join('')}`,
    ),
  ].join('');
}

interface Interface {
  readonly name: string;
  readonly lines: readonly string[];
}

function bridge({ name, spec }: VNet, zone: Zone): Interface {
  const id = encodeWord(name, 'a VNet id');
  return {
    name: id,
    lines: [
      `bridge_ports vxlan_${id}`,
      'bridge_stp off',
      'bridge_fd 0',
      ...stated('mtu', zone.spec.mtu),
      ...(spec.alias === undefined ? [] : [`alias ${encodeText(spec.alias, `alias of ${id}`)}`]),
    ],
  };
}

function tunnel(options: {
  readonly vnet: VNet;
  readonly zone: Zone;
  readonly own: readonly Text[];
}): Interface {
  const { vnet, zone, own } = options;
  const mine = new Set(own.map((address) => address.toString()));
  const peers = (zone.spec.peers ?? []).map((peer) => encodeWord(peer, `a peer of ${zone.name.toString()}`));
  return {
    name: `vxlan_${encodeWord(vnet.name, 'a VNet id')}`,
    lines: [
      ...stated('vxlan-id', vnet.spec.tag),
      ...peers.filter((peer) => !mine.has(peer)).map((peer) => `vxlan_remoteip ${peer}`),
      ...stated('vxlan-port', zone.spec['vxlan-port']),
      ...stated('mtu', zone.spec.mtu),
    ],
  };
}

function stated(key: string, value: number | undefined): readonly string[] {
  return value === undefined ? [] : [`${key} ${value}`];
}
