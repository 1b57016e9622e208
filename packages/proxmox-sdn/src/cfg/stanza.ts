import type { Sdn } from '../values.ts';
import { encodeInterface, encodeText } from './encode.ts';

export type Zone = Sdn['zones'][number];
export type VNet = Sdn['vnets'][number];

/** One interface of ifupdown, as Proxmox writes it: `auto`, `iface` and its lines. */
export interface Stanza {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A VNet, its zone, and the SDN that holds both. */
export interface VNetInput {
  readonly vnet: VNet;
  readonly zone: Zone;
  readonly sdn: Sdn;
  /** Addresses of the host that the file is for. */
  readonly hostAddresses: readonly string[];
}

export function renderStanza({ name, lines }: Stanza): string {
  return `\nauto ${name}\niface ${name}\n${lines.map((line) => `\t${line}\n`).join('')}`;
}

export function vnetName({ name }: VNet): string {
  return encodeInterface(name, 'a VNet id');
}

/** The lines that the bridge of a VNet has in every zone; guests are plugged into it. */
export function bridgeLines({ vnet, zone }: VNetInput, ports: string): readonly string[] {
  const { alias } = vnet.spec;
  return [
    `bridge_ports ${ports}`,
    'bridge_stp off',
    'bridge_fd 0',
    ...optionLines('mtu', zone.spec.mtu),
    ...(alias === undefined ? [] : [`alias ${encodeText(alias, `alias of ${vnetName(vnet)}`)}`]),
  ];
}

export function optionLines(key: string, value: number | undefined): readonly string[] {
  return value === undefined ? [] : [`${key} ${value}`];
}
