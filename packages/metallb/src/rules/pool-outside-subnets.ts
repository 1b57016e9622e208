import type { Rule } from '@netloom/diagnostics';
import { balancing, describeList, type NetworkFacts } from '@netloom/network-model';
import { announcersOf, nodeSubnetsOf } from './shared/announcers.ts';

export const poolOutsideSubnets: Rule<NetworkFacts> = {
  code: 'pool-outside-subnets',
  severity: 'error',
  description: 'A pool that is announced by ARP and NDP alone lies in a subnet of the nodes.',
  *check({ network, origins }) {
    const { l2, bgp } = announcersOf(network);
    const { announcer } = balancing(network);
    const inSubnet = nodeSubnetsOf(network);
    for (const pool of network.pools) {
      if (!l2(pool) || bgp(pool)) continue;
      const outside = pool.addresses.filter((block) => !inSubnet(block));
      const [first] = outside;
      if (first === undefined) continue;
      yield {
        message: `pool "${pool.name}" ${describeList(outside.map(String))} is announced by ARP and NDP, but lies in no subnet that a node has an address in`,
        at: origins.of(first),
        related: network.l2Advertisements
          .filter(({ pools }) => pools.length === 0 || pools.includes(pool.name))
          .map((row) => ({ message: `${announcer} "${row.name}" announces it`, at: origins.of(row) })),
        help: 'take addresses of the LAN, or announce the pool to a router by BGP: hosts send no ARP request for an address of another subnet',
      };
    }
  },
};
