import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { flannelGaps, isClosed, type FlannelEnd } from '../../links.ts';
import type { Subnet } from '../../network.ts';

export const flannelWithoutRoute: Rule<NetworkFacts> = {
  code: 'flannel-without-route',
  severity: 'error',
  sentence: 'Packets of flannel find a way from each node to each other one.',
  *check({ network, origins }) {
    for (const { cause, ends } of flannelGaps(network)) {
      const [one, other] = ends;
      const closed = ends.filter(({ subnet }) => isClosed(network, subnet));
      yield {
        message:
          cause === 'not-on-link'
            ? `flannel's host-gw needs all nodes on one link, but ${inWords(one)} and ${inWords(other)} are on two`
            : `nothing leads from ${inWords(one)} to ${inWords(other)}, between which flannel sends the packets of pods`,
        at: origins.of(other.address),
        related: [
          { message: `${inWords(one)} is here`, at: origins.of(one.address) },
          ...closed.map(({ subnet }) => ({
            message: `${subnetInWords(subnet)} has no gateway`,
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

function inWords({ node, address, subnet }: FlannelEnd): string {
  return `node "${node.name}" (${address.toString()} in ${subnetInWords(subnet)})`;
}

function subnetInWords({ name, space, cidr }: Subnet): string {
  return `${space === 'sdn' ? `VNet "${name}"` : 'the LAN'} ${cidr.toString()}`;
}
