import { IntervalSet, type Address } from '@netloom/addresses';
import { advertisementsOf, balancing, DISTRIBUTIONS, metallbOf } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import {
  l2Hop,
  bgpHop,
  describeAnnounced,
  type AnnouncedAddress,
  type OnLinkAddress,
} from './advertisement.ts';
import { noRouteHop, describeRouter } from './routing.ts';

/** The load balancer of K3s and RKE2 announces nothing: it binds ports of the nodes. */
export function servicelbHop({ network, at }: NetworkIndex, address: Address): Hop {
  return allow(
    'load-balancer',
    `${DISTRIBUTIONS[network.cluster.distribution].possessive} servicelb binds the ports of Services on ${address}`,
    at(network.cluster),
  );
}

/** How the sender finds the address: by ARP and NDP on its own link, by a router's BGP route from elsewhere. */
export function announcementHop(index: NetworkIndex, flow: Flow, to: AnnouncedAddress): Hop {
  const subnet = index.addresses().subnetOf(to.address);
  const link = subnet?.space === 'lan' || subnet?.space === 'sdn' ? subnet : null;
  const route = bgpHop(index, to);
  if (link === null) return route ?? notAnnouncedHop(index, to);
  if (flow.sender.addresses.overlaps(link.cidr.interval)) {
    return l2Hop(index, { ...to, link }) ?? noL2SpeakerHop(index, flow, { ...to, link, route });
  }
  if (route?.verdict === 'allow') return route;
  // the LAN's router resolves it by ARP for senders behind it; into a VNet it needs a gateway.
  if (link.space === 'lan') return l2Hop(index, { ...to, link }) ?? route ?? notAnnouncedHop(index, to);
  if (route?.verdict === 'unknown') return route;
  return noRouteHop(index, { label: flow.sender.label, what: describeAnnounced(to), subnet: link });
}

/** No node answers on the link: only a BGP peer has a route, or a router answers by proxy ARP. */
function noL2SpeakerHop(
  index: NetworkIndex,
  flow: Flow,
  to: OnLinkAddress & { readonly route: Hop | null },
): Hop {
  const { route } = to;
  if (route === null) return notAnnouncedHop(index, to);
  if (route.verdict === 'deny' || isBgpPeer(index, flow)) return route;
  return proxyArpHop(index, flow, { ...to, route });
}

/** Senders on the link use ARP and NDP, which BGP does not answer: a router may, by proxy ARP (RFC 1027). */
function proxyArpHop(index: NetworkIndex, flow: Flow, to: OnLinkAddress & { readonly route: Hop }): Hop {
  const { link, route } = to;
  const protocol = to.address.family === 4 ? 'ARP' : 'NDP';
  const text = `${describeAnnounced(to)} is in ${link.name} ${link.cidr.toString()}, where ${flow.sender.label} resolves it by ${protocol}; it is announced by BGP only`;
  const router = link.space === 'lan' ? describeRouter(index) : 'a router';
  switch (link.proxyArp) {
    case true:
      return { ...route, text: `${router} answers ${protocol} for it (proxy ARP); ${route.text}` };
    case false:
      return deny(
        'load-balancer',
        `${text}, so it gets no answer: ${router} does no proxy ARP`,
        index.at(to.pool),
      );
    case null:
      return unknown(
        'load-balancer',
        `${text}; whether ${router} answers for it (proxyArp) is not stated`,
        index.at(to.pool),
      );
    default:
      return link.proxyArp satisfies never;
  }
}

/** A sender that learns the routes itself: all of its addresses are a BGP peer's. */
function isBgpPeer({ network, addresses }: NetworkIndex, { sender }: Flow): boolean {
  return network.bgpPeers.some(({ address }) => {
    const host = addresses().hostAt(address);
    const own = host?.addresses.map((one) => one.address) ?? [address];
    return sender.addresses.subtract(IntervalSet.of(own.map(intervalOfAddress))).isEmpty;
  });
}

/** The address is announced on no link that the sender could use. */
function notAnnouncedHop(index: NetworkIndex, to: AnnouncedAddress): Hop {
  const { network, at } = index;
  const [l2] = advertisementsOf(network.l2Advertisements, to.pool);
  const what = describeAnnounced(to);
  const { title, announcer } = balancing(network);
  if (l2 === undefined && metallbOf(network) === null) {
    const text = `whether ${title} announces ${what}, and from which nodes, is not stated (l2Advertisements)`;
    return unknown('load-balancer', text, at(to.pool));
  }
  if (l2 === undefined) {
    return deny('load-balancer', `no advertisement includes ${what}: nothing announces it`, at(to.pool));
  }
  const subnet = index.addresses().subnetOf(to.address);
  const where =
    subnet?.space === 'lan' || subnet?.space === 'sdn'
      ? `no node that ${announcer} "${l2.name}" allows answers for ${what} in ${subnet.name} ${subnet.cidr.toString()}`
      : `${what} is in no subnet of the LAN or a VNet, so ${announcer} "${l2.name}" announces it on no link`;
  return deny('load-balancer', where, at(to.pool));
}
