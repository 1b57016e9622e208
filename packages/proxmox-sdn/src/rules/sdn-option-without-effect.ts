import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts, VNetSubnet, Zone } from '@netloom/network-model';

export const sdnOptionWithoutEffect: Rule<NetworkFacts> = {
  code: 'sdn-option-without-effect',
  severity: 'warning',
  description:
    'Proxmox translates addresses in simple and evpn zones alone, and hands them out in simple zones alone.',
  *check(facts) {
    const { zones = [], vnets = [] } = facts.network.proxmox ?? {};
    const byName = new Map(zones.map((zone) => [zone.name, zone]));
    for (const vnet of vnets) {
      const zone = byName.get(vnet.zone);
      if (zone === undefined) continue;
      for (const subnet of vnet.subnets) yield* withoutEffect(subnet, zone, facts);
    }
  },
};

function* withoutEffect(subnet: VNetSubnet, zone: Zone, { origins }: NetworkFacts): Iterable<Finding> {
  const related = [{ message: `zone "${zone.name}" has type ${zone.type}`, at: origins.of(zone, 'type') }];
  const cidr = subnet.cidr.toString();
  if (subnet.snat && zone.type !== 'simple' && zone.type !== 'evpn') {
    yield {
      message: `snat of ${cidr} has no effect: in a ${zone.type} zone the hosts do not route`,
      at: origins.of(subnet, 'snat'),
      related,
      help: 'remove it, and translate on the machine that is the gateway',
    };
  }
  if (subnet.dhcp.length > 0 && zone.type !== 'simple') {
    yield {
      message: `DHCP ranges of ${cidr} have no effect: Proxmox' DHCP server runs in simple zones alone, not in a ${zone.type} zone`,
      at: origins.of(subnet.dhcp),
      related,
      help: 'write them under `reserved` if another DHCP server hands them out',
    };
  }
}
