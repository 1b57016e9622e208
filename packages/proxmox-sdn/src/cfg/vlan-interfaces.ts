import { encodeInterface } from './encode.ts';
import { bridgeLines, stated, vnetId, type Carried, type Stanza } from './stanza.ts';

/** What Proxmox writes where the zone's bridge is VLAN-aware: the VNet's bridge hangs on one VLAN of it. */
export function vlanInterfaces(carried: Carried): readonly Stanza[] {
  const { vnet } = carried;
  const { tag } = vnet.spec;
  const uplink = uplinkOf(carried);
  if (uplink === null || tag === undefined) return [];
  return [{ name: vnetId(vnet), lines: bridgeLines(carried, `${uplink}.${tag}`) }];
}

/**
 * The same with a service VLAN around the VNet's own: a bridge of the zone hangs on the service VLAN, and a pair of
 * veths leads to the one VNet that has no tag. Proxmox writes this bridge with hyphens and its MTU first.
 */
export function qinqInterfaces(carried: Carried): readonly Stanza[] {
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
        ...stated('mtu', zone.spec.mtu),
        'bridge-stp off',
        `bridge-ports ${uplink}.${zone.spec.tag} ln_${id}`,
        'bridge-fd 0',
        'bridge-vlan-aware yes',
        'bridge-vids 2-4094',
      ],
    },
    { name: vnetId(vnet), lines: bridgeLines(carried, tag === undefined ? `pr_${id}` : `z_${id}.${tag}`) },
  ];
}

function uplinkOf({ zone }: Carried): string | null {
  const { bridge } = zone.spec;
  return bridge === undefined ? null : encodeInterface(bridge, `bridge of ${zone.name.toString()}`);
}
