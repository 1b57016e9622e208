import type { Sdn, ZoneType } from '../values.ts';
import { encodeAddress, type Text } from './encode.ts';
import { simpleInterfaces } from './simple-interfaces.ts';
import { renderStanza, type Carried, type Stanza } from './stanza.ts';
import { qinqInterfaces, vlanInterfaces } from './vlan-interfaces.ts';
import { vxlanInterfaces } from './vxlan-interfaces.ts';

const BY_TYPE: Readonly<Record<ZoneType, (carried: Carried) => readonly Stanza[]>> = {
  vxlan: vxlanInterfaces,
  simple: simpleInterfaces,
  vlan: vlanInterfaces,
  qinq: qinqInterfaces,
};
const INTERFACES = new Map(Object.entries(BY_TYPE));

/** The host's /etc/network/interfaces.d/sdn after the first apply: Proxmox counts applies in the first line. */
export function renderInterfaces(sdn: Sdn, own: readonly Text[]): string {
  const mine = own.map((address) => encodeAddress(address, 'an address of the host'));
  const stanzas = sdn.vnets.flatMap((vnet) => {
    const zone = sdn.zones.find(({ name }) => name === vnet.spec.zone);
    if (zone === undefined) return [];
    return INTERFACES.get(zone.spec.type.toString())?.({ vnet, zone, sdn, own: mine }) ?? [];
  });
  // a qinq zone gives its own interfaces with each of its VNets
  const byName = new Map(stanzas.map((stanza) => [stanza.name, stanza]));
  const sorted = [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return ['#version:1\n', ...sorted.map(renderStanza)].join('');
}
