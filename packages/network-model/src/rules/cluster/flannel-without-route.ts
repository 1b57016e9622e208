import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { flannelGaps, isIsolated, type FlannelEnd } from '../../links.ts';
import type { Subnet } from '../../network.ts';

export const flannelWithoutRoute: Rule<NetworkFacts> = {
  code: 'flannel-without-route',
  severity: 'error',
  description: "Flannel's packets can be routed from each node to every other node.",
  *check({ network, origins }) {
    for (const { cause, ends } of flannelGaps(network)) {
      const [one, other] = ends;
      const closed = ends.filter(({ subnet }) => isIsolated(network, subnet));
      yield {
        message:
          cause === 'not-on-link'
            ? `flannel's host-gw needs all nodes on one link, but ${describeEnd(one)} and ${describeEnd(other)} are on two`
            : `there is no route from ${describeEnd(one)} to ${describeEnd(other)}, between which flannel sends the traffic of pods`,
        at: origins.of(other.address),
        related: [
          { message: `${describeEnd(one)} is here`, at: origins.of(one.address) },
          ...closed.map(({ subnet }) => ({
            message: `${describeSubnet(subnet)} has no gateway`,
            at: origins.of(subnet.cidr),
          })),
        ],
        help:
          cause === 'not-on-link'
            ? 'take the backend vxlan or wireguard-native, whose packets may be routed, or put the nodes in one subnet'
            : 'put the nodes in one VNet, or let flannel use the LAN: pods of one of them reach no pod of the other',
      };
    }
  },
};

function describeEnd({ node, address, subnet }: FlannelEnd): string {
  return `node "${node.name}" (${address.toString()} in ${describeSubnet(subnet)})`;
}

function describeSubnet({ name, space, cidr }: Subnet): string {
  return `${space === 'sdn' ? `VNet "${name}"` : 'the LAN'} ${cidr.toString()}`;
}
