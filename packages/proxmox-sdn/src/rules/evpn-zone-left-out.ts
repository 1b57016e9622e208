import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const evpnZoneLeftOut: Rule<NetworkFacts> = {
  code: 'evpn-zone-left-out',
  severity: 'warning',
  description: 'A zone is of a type that netloom can write.',
  *check({ network, origins }) {
    const { zones = [], vnets = [] } = network.proxmox ?? {};
    for (const zone of zones) {
      if (zone.type !== 'evpn') continue;
      yield {
        message: `EVPN zone "${zone.name}" is left out of what netloom writes: it needs a controller, which a network does not state`,
        at: origins.of(zone, 'type'),
        related: vnets
          .filter((vnet) => vnet.zone === zone.name)
          .map((vnet) => ({ message: `VNet "${vnet.name}" is left out too`, at: origins.of(vnet) })),
        help: 'make the zone, its controller and its VNets by hand; its addresses and names are checked all the same',
      };
    }
  },
};
