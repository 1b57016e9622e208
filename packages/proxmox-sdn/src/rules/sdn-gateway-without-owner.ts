import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const sdnGatewayWithoutOwner: Rule<NetworkFacts> = {
  code: 'sdn-gateway-without-owner',
  severity: 'warning',
  description: 'The gateway of a subnet in a VXLAN zone is the address of a machine.',
  *check({ network, origins }) {
    const { zones = [], vnets = [] } = network.proxmox ?? {};
    const owned = network.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address));
    for (const vnet of vnets) {
      const zone = zones.find(({ name }) => name === vnet.zone);
      if (zone?.type !== 'vxlan') continue;
      for (const { cidr, gateway } of vnet.subnets) {
        if (gateway === null || owned.some((address) => address.equals(gateway))) continue;
        yield {
          message: `gateway ${gateway.toString()} of ${cidr.toString()} belongs to no machine, and in a VXLAN zone Proxmox configures none`,
          at: origins.of(gateway),
          related: [
            { message: `zone "${zone.name}" of VNet "${vnet.name}" is a VXLAN zone`, at: origins.of(zone) },
          ],
          help: 'name the machine that has the address, or write it under `reserved` if it only must stay free',
        };
      }
    }
  },
};
