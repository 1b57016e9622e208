import type { Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts, type Subnet } from '@netloom/network-model';
import { announcersOf } from './shared/announcers.ts';
import { describeLink } from './shared/describe.ts';

export const bgpPoolOnLink: Rule<NetworkFacts> = {
  code: 'bgp-pool-on-link',
  severity: 'warning',
  description: 'A pool that is announced by BGP alone lies in no subnet of the LAN or a VNet.',
  *check({ network, origins }) {
    const { l2, bgp } = announcersOf(network);
    const links = network.subnets.filter(isLinkWithoutProxyArp);
    for (const pool of network.pools) {
      if (l2(pool) || !bgp(pool)) continue;
      const inside = pool.addresses.flatMap((block) => {
        const subnet = links.find(({ cidr }) => cidr.overlaps(block));
        return subnet === undefined ? [] : [{ block, subnet }];
      });
      const [first] = inside;
      if (first === undefined) continue;
      const { subnet } = first;
      yield {
        message: `pool "${pool.name}" ${describeList(inside.map(({ block }) => block.toString()))} is announced by BGP alone, but lies in ${describeLink(subnet)}: machines there ask for its addresses by ${subnet.cidr.family === 4 ? 'ARP' : 'NDP'}, which no node answers`,
        at: origins.of(first.block),
        related: [{ message: `the subnet, ${subnet.cidr.toString()}`, at: origins.of(subnet.cidr) }],
        help: `take addresses outside of all subnets, or announce the pool by an L2Advertisement, too${subnet.space === 'lan' ? '; state `lan: { gateway: { proxyArp: true } }` where the router answers for them' : ''}`,
      };
    }
  },
};

/** A link on which no router is stated to answer for others. */
function isLinkWithoutProxyArp({ space, proxyArp }: Subnet): boolean {
  return (space === 'lan' || space === 'sdn') && proxyArp !== true;
}
