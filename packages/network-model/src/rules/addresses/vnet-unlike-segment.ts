import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Subnet } from '../../network.ts';
import { describeSegment } from '../../node-segments.ts';
import { vnetOfSegment } from '../../vnet-of-segment.ts';

export const vnetUnlikeSegment: Rule<NetworkFacts> = {
  code: 'vnet-unlike-segment',
  severity: 'error',
  description: 'A VNet that is a segment has the VLAN and the gateway of that segment.',
  *check(facts) {
    for (const segment of facts.network.subnets) yield* findings(segment, facts);
  },
};

function* findings(segment: Subnet, { network, origins }: NetworkFacts): Iterable<Finding> {
  const vnet = vnetOfSegment(network, segment);
  const subnet = vnet?.subnets.find(({ cidr }) => cidr.toString() === segment.cidr.toString());
  if (vnet === undefined || subnet === undefined) return;
  const zone = network.proxmox?.zones.find(({ name }) => name === vnet.zone);
  const what = `VNet "${vnet.name}" is ${describeSegment(segment.name)} (${segment.cidr.toString()})`;
  const related = [{ message: 'the segment', at: origins.of(segment.cidr) }];
  if (zone?.type === 'vlan' && vnet.vni !== null && segment.vlan !== null && vnet.vni !== segment.vlan) {
    yield {
      message: `${what}, but its tag is ${vnet.vni}, and the VLAN of the segment is ${segment.vlan}`,
      at: origins.of(vnet, 'vni'),
      related,
      help: 'guests in another VLAN reach neither the router nor the others: write the same number',
    };
  }
  const { gateway } = subnet;
  if (gateway !== null && segment.gateway !== null && !gateway.equals(segment.gateway)) {
    yield {
      message: `${what}, but its gateway is ${gateway.toString()}, and that of the segment ${segment.gateway.toString()}`,
      at: origins.of(gateway),
      related: [{ message: 'the gateway of the segment', at: origins.of(segment.gateway) }],
      help: 'write the address of the router, or leave it out',
    };
  }
}
