import type { From } from '@netloom/chart-kit';
import type { Proxmox, VNetSubnet, Zone } from '@netloom/network-model';
import { ownerMark } from './owner-mark.ts';
import type { Sdn, ZoneType } from './values.ts';

const VXLAN_PORT = 4789;
/** The default of Proxmox: an Ethernet frame of 1500 without the 50 bytes of VXLAN. */
const VXLAN_MTU = 1450;

export function toSdn(options: {
  readonly proxmox: Proxmox;
  readonly network: string;
  readonly from: From;
}): Sdn {
  const { proxmox, network, from } = options;
  const zones = proxmox.zones.flatMap((zone) => {
    // an EVPN zone needs a controller, which a network does not state
    return zone.type === 'evpn' ? [] : [toZone({ zone, type: zone.type, proxmox, from })];
  });
  const vnets = proxmox.vnets.filter((vnet) => zones.some(({ name }) => name === vnet.zone));
  return {
    zones,
    vnets: vnets.map((vnet) =>
      from(vnet, {
        name: vnet.name,
        spec: {
          zone: vnet.zone,
          alias: vnet.alias ?? ownerMark(network),
          ...(vnet.vni !== null && { tag: vnet.vni }),
        },
      }),
    ),
    subnets: vnets.flatMap((vnet) =>
      vnet.subnets.map((subnet) => toSubnet({ subnet, zone: vnet.zone, vnet: vnet.name, from })),
    ),
  };
}

function toZone(options: {
  readonly zone: Zone;
  readonly type: ZoneType;
  readonly proxmox: Proxmox;
  readonly from: From;
}): Sdn['zones'][number] {
  const { zone, type, proxmox, from } = options;
  const vxlan = type === 'vxlan';
  const vnets = proxmox.vnets.filter((vnet) => vnet.zone === zone.name);
  const inner = vnets.flatMap((vnet) => vnet.mtu ?? []);
  const handsOut = vnets.some(({ subnets }) => subnets.some(({ dhcp }) => dhcp.length > 0));
  // Proxmox has one MTU for the zone, and never derives it
  const mtu = zone.mtu ?? (inner.length > 0 ? Math.min(...inner) : vxlan ? VXLAN_MTU : null);
  return from(zone, {
    name: zone.name,
    spec: {
      type,
      ipam: zone.ipam,
      ...(mtu !== null && { mtu }),
      ...(vxlan && { peers: zone.peers }),
      ...(vxlan && zone.port !== VXLAN_PORT && { 'vxlan-port': zone.port }),
      ...((type === 'vlan' || type === 'qinq') && zone.bridge !== null && { bridge: zone.bridge }),
      ...(type === 'qinq' && zone.tag !== null && { tag: zone.tag }),
      // without it Proxmox keeps the ranges and serves none
      ...(type === 'simple' && handsOut && { dhcp: 'dnsmasq' as const }),
    },
  });
}

function toSubnet(options: {
  readonly subnet: VNetSubnet;
  readonly zone: string;
  readonly vnet: string;
  readonly from: From;
}): Sdn['subnets'][number] {
  const { subnet, zone, vnet, from } = options;
  const { cidr, gateway, snat, dhcp } = subnet;
  return from(subnet, {
    name: `${zone}-${cidr.address.toString()}-${cidr.prefix}`,
    spec: {
      vnet,
      subnet: cidr,
      ...(gateway !== null && { gateway }),
      ...(snat && { snat }),
      ...(dhcp.length > 0 && {
        'dhcp-range': dhcp.map((block) =>
          from(block, { 'start-address': block.first, 'end-address': block.last }),
        ),
      }),
    },
  });
}
