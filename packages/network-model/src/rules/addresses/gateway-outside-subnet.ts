import type { Address, Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Network } from '../../network.ts';
import { describeSegment } from '../../node-segments.ts';
import { isLinkLocal } from '../shared/link-local.ts';

export const gatewayOutsideSubnet: Rule<NetworkFacts> = {
  code: 'gateway-outside-subnet',
  severity: 'error',
  description: 'The gateway of a subnet has an address of the subnet.',
  *check({ network, origins }) {
    for (const { gateway, cidr, of } of gatewaysOf(network)) {
      if (gateway.family === cidr.family && (isLinkLocal(gateway) || cidr.contains(gateway))) continue;
      yield {
        message: `gateway ${gateway.toString()} is outside of ${of} ${cidr.toString()}`,
        at: origins.of(gateway),
        related: [{ message: `the subnet ${cidr.toString()}`, at: origins.of(cidr) }],
        help: 'a machine reaches its gateway without a router, so both must be in one subnet',
      };
    }
  },
};

interface Gateway {
  readonly gateway: Address;
  readonly cidr: Cidr;
  readonly of: string;
}

function* gatewaysOf({ subnets }: Network): Iterable<Gateway> {
  for (const { name, space, cidr, gateway } of subnets) {
    if (gateway !== null)
      {yield { gateway, cidr, of: space === 'lan' ? describeSegment(name) : `VNet "${name}"` };}
  }
}
