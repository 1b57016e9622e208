import { encodeInterface } from './encode.ts';
import { bridgeLines, optionLines, vnetName, type VNetInput, type Stanza } from './stanza.ts';

/** Where the bridge of the zone is VLAN-aware: the bridge of the VNet has one VLAN of it as its port. */
export function vlanInterfaces(carried: VNetInput): readonly Stanza[] {
  const { vnet } = carried;
  const { tag } = vnet.spec;
  const uplink = uplinkOf(carried);
  if (uplink === null || tag === undefined) return [];
  return [{ name: vnetName(vnet), lines: bridgeLines(carried, `${uplink}.${tag}`) }];
}

/**
 * The same with a service VLAN around the VNet's own: a bridge of the zone has the service VLAN as its port, and a pair
 * of veths connects the one VNet without a tag. Proxmox writes this bridge with hyphens and its MTU first.
 */
export function qinqInterfaces(carried: VNetInput): readonly Stanza[] {
  const { vnet, zone } = carried;
  const uplink = uplinkOf(carried);
  if (uplink === null || zone.spec.tag === undefined) return [];
  const id = encodeInterface(zone.name, 'a zone id');
  const { tag } = vnet.spec;
  return [
    { name: `ln_${id}`, lines: ['link-type veth', `veth-peer-name pr_${id}`] },
    { name: `pr_${id}`, lines: ['link-type veth', `veth-peer-name ln_${id}`] },
    {
      name: `z_${id}`,
      lines: [
        ...optionLines('mtu', zone.spec.mtu),
        'bridge-stp off',
        `bridge-ports ${uplink}.${zone.spec.tag} ln_${id}`,
        'bridge-fd 0',
        'bridge-vlan-aware yes',
        'bridge-vids 2-4094',
      ],
    },
    { name: vnetName(vnet), lines: bridgeLines(carried, tag === undefined ? `pr_${id}` : `z_${id}.${tag}`) },
  ];
}

function uplinkOf({ zone }: VNetInput): string | null {
  const { bridge } = zone.spec;
  return bridge === undefined ? null : encodeInterface(bridge, `bridge of ${zone.name.toString()}`);
}
