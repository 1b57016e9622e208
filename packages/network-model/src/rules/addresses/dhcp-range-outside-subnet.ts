import type { AddressBlock, Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Network, Subnet } from '../../network.ts';
import { describeList } from '../shared/describe.ts';

export const dhcpRangeOutsideSubnet: Rule<NetworkFacts> = {
  code: 'dhcp-range-outside-subnet',
  severity: 'error',
  description: 'A DHCP range lies inside its subnet.',
  *check({ network, origins }) {
    for (const { range, subnets, allowed, refused } of rangesOf(network)) {
      const [first] = subnets;
      if (first === undefined || allowed.some((cidr) => cidr.contains(range))) continue;
      yield {
        message: `DHCP range ${range.toString()} is not inside its subnet ${describeList(subnets.map(String))}: ${refused}`,
        at: origins.of(range),
        related: subnets.map((cidr) => ({ message: 'the subnet is stated here', at: origins.of(cidr) })),
        help: `write addresses from ${first.first.toString()} to ${first.last.toString()}`,
      };
    }
  },
};

interface Range {
  readonly range: AddressBlock;
  /** The subnets that it is stated for. */
  readonly subnets: readonly Cidr[];
  readonly allowed: readonly Cidr[];
  readonly refused: string;
}

function* rangesOf({ subnets, reservations, proxmox }: Network): Iterable<Range> {
  for (const { purpose, space, segment, addresses: range } of reservations) {
    if (purpose !== 'dhcp' || space !== 'lan') continue;
    const of = (includes: (subnet: Subnet) => boolean): readonly Cidr[] =>
      subnets.flatMap((one) => (includes(one) && one.cidr.family === range.family ? one.cidr : []));
    const own = of((one) => one.space === 'lan' && one.name === segment);
    // the server of the LAN may serve a VNet that is bridged to a VLAN.
    const vnets = of((one) => one.space === 'sdn');
    yield {
      range,
      subnets: own,
      allowed: [...own, ...vnets],
      refused: 'a device with such an address reaches no neighbour',
    };
  }
  for (const { cidr, dhcp } of (proxmox?.vnets ?? []).flatMap((vnet) => vnet.subnets)) {
    for (const range of dhcp) {
      yield { range, subnets: [cidr], allowed: [cidr], refused: 'Proxmox refuses it' };
    }
  }
}
