import type { Sdn, ZoneType } from '../values.ts';
import { encodeAddress, type Text } from './encode.ts';
import { byName } from './property.ts';
import { simpleInterfaces } from './simple-interfaces.ts';
import { renderStanza, type VNetInput, type Stanza } from './stanza.ts';
import { qinqInterfaces, vlanInterfaces } from './vlan-interfaces.ts';
import { vxlanInterfaces } from './vxlan-interfaces.ts';

const BY_TYPE: Readonly<Record<ZoneType, (carried: VNetInput) => readonly Stanza[]>> = {
  vxlan: vxlanInterfaces,
  simple: simpleInterfaces,
  vlan: vlanInterfaces,
  qinq: qinqInterfaces,
};
const INTERFACES = new Map(Object.entries(BY_TYPE));

/** The host's /etc/network/interfaces.d/sdn after the first apply: Proxmox counts applies in the first line. */
export function renderInterfaces(sdn: Sdn, hostAddresses: readonly Text[]): string {
  const encoded = hostAddresses.map((address) => encodeAddress(address, 'an address of the host'));
  const stanzas = sdn.vnets.flatMap((vnet) => {
    const zone = sdn.zones.find(({ name }) => name === vnet.spec.zone);
    if (zone === undefined) return [];
    return INTERFACES.get(zone.spec.type.toString())?.({ vnet, zone, sdn, hostAddresses: encoded }) ?? [];
  });
  // each VNet of a qinq zone comes with the interfaces of the zone
  const distinct = new Map(stanzas.map((stanza) => [stanza.name, stanza]));
  return ['#version:1\n', ...byName([...distinct.values()]).map(renderStanza)].join('');
}
