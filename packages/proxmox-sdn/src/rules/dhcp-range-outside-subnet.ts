import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const dhcpRangeOutsideSubnet: Rule<NetworkFacts> = {
  code: 'dhcp-range-outside-subnet',
  severity: 'error',
  sentence: 'The DHCP ranges of a VNet subnet lie inside it.',
  *check({ network, origins }) {
    const subnets = (network.proxmox?.vnets ?? []).flatMap((vnet) => vnet.subnets);
    for (const { cidr, dhcp } of subnets) {
      for (const range of dhcp) {
        if (cidr.contains(range)) continue;
        yield {
          message: `DHCP range ${range.toString()} is not inside its subnet ${cidr.toString()}: Proxmox refuses it`,
          at: origins.of(range),
          related: [{ message: 'the subnet is stated here', at: origins.of(cidr) }],
          help: `write addresses from ${cidr.first.toString()} to ${cidr.last.toString()}`,
        };
      }
    }
  },
};
