import { PrefixTrie } from '@netloom/addresses';
import type { Finding, Origins, RelatedPlace, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { mtuOf, underlayOf, vxlanHeader } from '../../mtu.ts';
import type { Subnet, Zone } from '../../network.ts';
import { vnetOfSegment } from '../../vnet-of-segment.ts';

export const mtuExceedsUnderlay: Rule<NetworkFacts> = {
  code: 'mtu-exceeds-underlay',
  severity: 'error',
  description: 'No network carries larger packets than the one below it has room for.',
  *check(facts) {
    for (const zone of facts.network.proxmox?.zones ?? []) {
      if (zone.type === 'vxlan') yield* overLan(zone, facts);
    }
    yield* guests(facts);
  },
};

/** Zone and VNets share one MTU on the hosts: one cause, one finding. */
function* overLan(zone: Zone, { network, origins }: NetworkFacts): Iterable<Finding> {
  const underlay = underlayOf(zone, network);
  const lan = mtuOf(underlay);
  const room = lan - vxlanHeader(zone);
  const vnets = (network.proxmox?.vnets ?? []).filter((vnet) => vnet.zone === zone.name);
  const [first, ...others] = [
    { what: `zone "${zone.name}"`, row: zone, mtu: zone.mtu },
    ...vnets.map((vnet) => ({ what: `VNet "${vnet.name}"`, row: vnet, mtu: vnet.mtu })),
  ].filter(({ mtu }) => mtu !== null && mtu > room);
  if (first === undefined) return;
  yield {
    message: `${first.what} has MTU ${first.mtu ?? ''}, but VXLAN over a LAN of ${lan} leaves ${room}`,
    at: origins.of(first.row, 'mtu'),
    related: [
      ...others.map(({ what, row, mtu }) => ({
        message: `${what} has ${mtu ?? ''}`,
        at: origins.of(row, 'mtu'),
      })),
      ...lanPlaces(underlay, origins),
    ],
    help: `write ${room}, or raise the MTU of the LAN: larger packets are dropped silently`,
  };
}

function* lanPlaces(lan: Subnet | null, origins: Origins): Iterable<RelatedPlace> {
  if (lan === null) return;
  const message =
    lan.mtu === null ? 'the LAN carries 1500 unless it states more' : `the LAN carries ${lan.mtu}`;
  yield { message, at: origins.of(lan, 'mtu') };
}

/** What a guest sends into its VNet; a guest whose MTU is not stated may be right. */
function* guests({ network, origins }: NetworkFacts): Iterable<Finding> {
  const vnets = new PrefixTrie<Subnet>();
  for (const subnet of network.subnets) {
    const isVNet = subnet.space === 'sdn' || vnetOfSegment(network, subnet) !== undefined;
    if (isVNet) vnets.insert(subnet.cidr, subnet);
  }
  for (const node of network.nodes) {
    const [address] = node.sdnAddresses;
    const subnet = address === undefined ? undefined : vnets.longest(address)?.value;
    if (node.guestMtu === null || typeof subnet?.mtu !== 'number' || node.guestMtu <= subnet.mtu) continue;
    const name = vnetOfSegment(network, subnet)?.name ?? subnet.name;
    yield {
      message: `node "${node.name}" sends packets of ${node.guestMtu} into VNet "${name}", which carries ${subnet.mtu}`,
      at: origins.of(node, 'guestMtu'),
      related: [{ message: `VNet "${name}" carries ${subnet.mtu}`, at: origins.of(subnet) }],
      help: `set ${subnet.mtu} inside the guest: larger packets are dropped silently in the VNet`,
    };
  }
}
