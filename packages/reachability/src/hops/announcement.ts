import type { Address } from '@netloom/addresses';
import { inWords, type Pool } from '@netloom/network-model';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { ClusterService } from '../world/cluster-services.ts';
import type { World } from '../world/prepare.ts';
import { routerOf } from './routing.ts';

/** K3s' own load balancer announces nothing: it binds ports of the nodes. */
export function boundByK3s({ network, at }: World, address: Address): Hop {
  return allow(
    'load-balancer',
    `K3s' servicelb binds the ports of Services on ${address}`,
    at(network.cluster),
  );
}

/** Whether anybody hears that the nodes have the address: by ARP and NDP on their own networks, by BGP beyond. */
export function announced(
  world: World,
  address: Address,
  { service, pool }: { readonly service: ClusterService; readonly pool: Pool },
): Hop {
  const local = keepsSender(world, service) ? '; only a node that runs Traefik takes it' : '';
  const { l2Advertisements, bgpAdvertisements, bgpPeers } = world.network;
  const names = ({ pools }: { readonly pools: readonly string[] }): boolean =>
    pools.length === 0 || pools.includes(pool.name);
  const what = `${address} of pool "${pool.name}"`;
  const l2 = l2Advertisements.find(names);
  const space = world.addresses().subnetOf(address)?.space;
  if (l2 !== undefined && (space === 'lan' || space === 'sdn')) {
    const protocol = address.family === 4 ? 'ARP' : 'NDP';
    return allow(
      'load-balancer',
      `MetalLB answers ${protocol} for ${what} by L2Advertisement "${l2.name}"${local}`,
      world.at(l2),
    );
  }
  const bgp = bgpAdvertisements.find(names);
  if (bgp !== undefined) {
    const peers = bgpPeers.filter(({ name }) => bgp.peers.length === 0 || bgp.peers.includes(name));
    if (peers.length > 0) {
      const to = inWords(peers.map(({ name }) => name));
      const text = `MetalLB tells ${to} the route to ${what} by BGPAdvertisement "${bgp.name}"${local}`;
      const routers = world.network.hosts.filter(({ role }) => role === 'gateway');
      const told = peers.some((peer) => world.addresses().hostAt(peer.address)?.role === 'gateway');
      return routers.length === 0 || told
        ? allow('load-balancer', text, world.at(bgp))
        : unknown(
            'load-balancer',
            `${text}; whether ${routerOf(world)} learns it is not stated`,
            world.at(bgp),
          );
    }
    return deny(
      'load-balancer',
      `BGPAdvertisement "${bgp.name}" has no peer to tell of ${what}`,
      world.at(bgp),
    );
  }
  if (l2 === undefined)
    return deny('load-balancer', `no advertisement has ${what}: nobody answers for it`, world.at(pool));
  const text = `${what} is in no subnet of the LAN or a VNet, so nobody asks by ARP for what L2Advertisement "${l2.name}" announces`;
  return deny('load-balancer', text, world.at(pool));
}

/** Traefik's Service may say `Local`. */
export function keepsSender({ network }: World, { namespace, name }: ClusterService): boolean {
  const { ingress } = network;
  if (ingress === null || name !== 'traefik' || namespace !== ingress.namespace) return false;
  return ingress.externalTrafficPolicy === 'Local';
}
