import type { Sdn } from '../values.ts';

/**
 * What the interface files assume, since Proxmox reads it from the host and a network does not state it: the kind of bridge
 * that a zone has (VlanPlugin.pm, QinQPlugin.pm: is_vlanaware, is_ovs_bridge), and the route to the internet
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
        `${type} zone ${zone}: bridge ${spec.bridge?.toString() ?? 'of the zone'} is assumed to be a VLAN-aware Linux bridge; for a plain or an OVS bridge Proxmox writes other interfaces.`,
      ];
    }
    const translated = sdn.subnets.filter(
      (subnet) => subnet.spec.snat === true && vnets.includes(subnet.spec.vnet.toString()),
    );
    if (type !== 'simple' || translated.length === 0) return [];
    return [
      `simple zone ${zone}: the SNAT lines assume that each host's default route leads through ${DEFAULT_BRIDGE}, from the address that the network states; Proxmox reads the route from the host, and leaves out the whole VNet where there is none.`,
    ];
  });
}

/** The bridge that the installer of Proxmox makes. */
export const DEFAULT_BRIDGE = 'vmbr0';
