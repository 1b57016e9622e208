import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts, Node, Zone } from '@netloom/network-model';
import { roomForVxlan, statedMtu, VXLAN_MTU } from './zone-mtu.ts';

export const vxlanMtuUnstated: Rule<NetworkFacts> = {
  code: 'vxlan-mtu-unstated',
  severity: 'error',
  description: "A VXLAN zone states its MTU where Proxmox' own 1450 does not fit.",
  *check(facts) {
    const { zones = [], vnets = [] } = facts.network.proxmox ?? {};
    for (const zone of zones) {
      if (zone.type !== 'vxlan' || statedMtu(zone, vnets) !== null) continue;
      const finding = lanFinding(zone, facts) ?? guestFinding(zone, facts);
      if (finding !== null) yield finding;
    }
  },
};

/** The LAN leaves less room than the default of Proxmox. */
function lanFinding(zone: Zone, { network, origins }: NetworkFacts): Finding | null {
  const { lan, room, underlay } = roomForVxlan(zone, network);
  if (room >= VXLAN_MTU) return null;
  return {
    message: `VXLAN zone "${zone.name}" states no MTU, so Proxmox takes ${VXLAN_MTU}, but the LAN's ${lan} leave ${room}: larger packets vanish`,
    at: origins.of(zone),
    related:
      underlay === null ? [] : [{ message: `the LAN carries ${lan}`, at: origins.of(underlay, 'mtu') }],
    help: 'from inside, small requests work and large answers hang',
    fix: {
      title: `write mtu: ${room}`,
      edits: [{ kind: 'insert', into: origins.of(zone), key: 'mtu', value: room }],
    },
  };
}

/** Guests that send more than the default of Proxmox; whether they or the zone are wrong is for a person to decide. */
function guestFinding(zone: Zone, { network, origins }: NetworkFacts): Finding | null {
  const subnets = (network.proxmox?.vnets ?? []).flatMap((vnet) =>
    vnet.zone === zone.name ? vnet.subnets : [],
  );
  const inside = ({ sdnAddresses }: Node): boolean =>
    subnets.some(({ cidr }) => sdnAddresses.some((address) => cidr.contains(address)));
  const large = network.nodes.filter((node) => (node.guestMtu ?? 0) > VXLAN_MTU && inside(node));
  const [first] = large;
  if (first === undefined) return null;
  return {
    message: `VXLAN zone "${zone.name}" states no MTU, so Proxmox takes ${VXLAN_MTU}, but node "${first.name}" sends packets of ${first.guestMtu ?? ''}`,
    at: origins.of(zone),
    related: large.map((node) => ({
      message: `node "${node.name}" sends ${node.guestMtu ?? ''}`,
      at: origins.of(node, 'guestMtu'),
    })),
    help: `state the zone's mtu, or set ${VXLAN_MTU} inside the guest: Proxmox does not announce it to guests`,
  };
}
