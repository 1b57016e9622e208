import type { Sdn } from '../values.ts';

/**
 * What the interface files take for granted, since Proxmox asks the host for it and a network does not state it: how the
 * bridge of a zone is made (VlanPlugin.pm, QinQPlugin.pm: is_vlanaware, is_ovs_bridge), and where the internet lies
 * (SimplePlugin.pm: get_local_route_ip). One sentence each.
 */
export function assumptionsOf(sdn: Sdn): readonly string[] {
  return sdn.zones.flatMap(({ name, spec }) => {
    const zone = name.toString();
    const vnets = sdn.vnets.filter((vnet) => vnet.spec.zone === name).map((vnet) => vnet.name.toString());
    if (vnets.length === 0) return [];
    const type = spec.type.toString();
    if (type === 'vlan' || type === 'qinq') {
      return [
        `${type} zone ${zone}: bridge ${spec.bridge?.toString() ?? 'of the zone'} is taken for a VLAN-aware Linux bridge; where it is a plain or an OVS bridge, Proxmox writes other interfaces.`,
      ];
    }
    const translated = sdn.subnets.filter(
      (subnet) => subnet.spec.snat === true && vnets.includes(subnet.spec.vnet.toString()),
    );
    if (type !== 'simple' || translated.length === 0) return [];
    return [
      `simple zone ${zone}: the SNAT lines take each host's default route to lead through ${WAY_OUT}, from the address that the network states; Proxmox asks the host, and leaves out the whole VNet where there is no route.`,
    ];
  });
}

/** The bridge that the installer of Proxmox makes. */
export const WAY_OUT = 'vmbr0';
