import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { statedMtu } from './zone-mtu.ts';

export const vnetMtuIgnored: Rule<NetworkFacts> = {
  code: 'vnet-mtu-ignored',
  severity: 'warning',
  description: 'A VNet states the MTU of its zone: Proxmox keeps one for both.',
  *check({ network, origins }) {
    const { zones = [], vnets = [] } = network.proxmox ?? {};
    const byName = new Map(zones.map((zone) => [zone.name, { zone, mtu: statedMtu(zone, vnets) }]));
    for (const vnet of vnets) {
      const found = byName.get(vnet.zone);
      if (found === undefined || vnet.mtu === null || found.mtu === null || vnet.mtu === found.mtu) continue;
      const { zone, mtu } = found;
      yield {
        message: `VNet "${vnet.name}" states ${vnet.mtu} bytes, but its zone "${zone.name}" has ${mtu}, and Proxmox keeps one MTU for a zone`,
        at: origins.of(vnet, 'mtu'),
        related: [
          zone.mtu === null
            ? { message: `the least that a VNet of the zone states is ${mtu}`, at: origins.of(zone) }
            : { message: `the zone has ${mtu}`, at: origins.of(zone, 'mtu') },
        ],
        help: 'state it at the zone alone, or give the VNet a zone of its own',
      };
    }
  },
};
