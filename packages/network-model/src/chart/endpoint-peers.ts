import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Drawn } from '@netloom/chart-kit';
import { isOutsideCluster } from '../behind-service.ts';
import type { Endpoint, ZoneName } from '../endpoint.ts';
import type { NetworkPolicyPeer } from '../kinds/network-policy.ts';
import { podPeer } from '../kinds/pod-peer.ts';
import type { Host, Network } from '../network.ts';
import { nodeSegments, segmentSubnets } from '../node-segments.ts';
import { serviceOf } from '../service-of.ts';
import { nodePeers } from './node-peers.ts';

type Peers = readonly Drawn<NetworkPolicyPeer>[];

/** The peers of an endpoint in a policy, by the addresses that it sends from; null means any source. */
export function endpointPeers(network: Network, endpoint: Endpoint): Peers | null {
  switch (endpoint.kind) {
    case 'zone':
      return zonePeers(network, endpoint.zone);
    case 'literal':
      return ipBlocks(IntervalSet.of([endpoint.addresses.interval]));
    case 'named':
      return 'namespace' in endpoint ? podsOf(network, endpoint) : machinesOf(network, endpoint);
    default:
      return endpoint satisfies never;
  }
}

function zonePeers(network: Network, zone: ZoneName): Peers | null {
  switch (zone) {
    case 'any':
      return null;
    case 'internet':
      return everywhereElse(network);
    case 'lan':
      return ipBlocks(IntervalSet.of(nodeSegments(network).map(({ cidr }) => cidr.interval)));
    case 'segments':
      return ipBlocks(subnetsOf(network, (space) => space === 'lan'));
    case 'sdn':
      return ipBlocks(subnetsOf(network, (space) => space === zone));
    case 'nodes':
      return nodePeers(network);
    case 'proxmox':
      return ipBlocks(addressesOf(network.hosts.filter(({ role }) => role === 'proxmox')));
    case 'pods':
      return [{ namespaceSelector: {} }];
    case 'tailnet':
      // devices arrive through a Connector, which sends on as the pod that it is.
      return network.actors
        .filter(({ name }) => name === 'tailscale')
        .map(({ namespace, labels }) => podPeer(namespace, labels));
    case 'services':
    case 'pools':
      // they open no connections.
      return [];
    default:
      return zone satisfies never;
  }
}

/** The pods of a service that the network declares, or of one of its own programs; none where its labels are not stated. */
function podsOf(
  network: Network,
  { namespace, name }: Extract<Endpoint, { readonly namespace: string }>,
): Peers {
  const service = serviceOf(network, { namespace, service: name });
  if (service?.hostNetwork === true) return nodePeers(network);
  if (service !== undefined && isOutsideCluster(service)) {
    return ipBlocks(IntervalSet.of(service.addresses.map(intervalOf)));
  }
  const actor = network.actors.find((one) => one.namespace === namespace && one.name === name);
  const labels = service?.selector ?? actor?.labels;
  return labels === undefined ? [] : [podPeer(namespace, labels)];
}

function machinesOf(
  network: Network,
  { what, name }: Exclude<Extract<Endpoint, { kind: 'named' }>, { readonly namespace: string }>,
): Peers {
  if (what === 'pool' || what === 'ingress') return [];
  if (what === 'segment') {
    const own = segmentSubnets(network).filter((subnet) => subnet.name === name);
    return ipBlocks(IntervalSet.of(own.map(({ cidr }) => cidr.interval)));
  }
  if (what === 'vpn') return ipBlocks(rangesOf(network, name));
  const nodes = network.nodes.filter((node) => node.name === name);
  if (what === 'node') return nodePeers({ ...network, nodes });
  return ipBlocks(addressesOf(network.hosts.filter((host) => host.name === name)));
}

function rangesOf({ vpns }: Network, name: string): IntervalSet {
  const own = vpns.filter((vpn) => vpn.name === name);
  return IntervalSet.of(own.flatMap(({ ranges }) => ranges.map(({ interval }) => interval)));
}

/** Addresses that are in no subnet and no pool of the network. */
function everywhereElse(network: Network): Peers {
  const own = subnetsOf(network, () => true).union(
    IntervalSet.of(network.pools.flatMap(({ addresses }) => addresses.map(intervalOf))),
  );
  const families = [...new Set(network.cluster.podCidrs.map(({ family }) => family))];
  return families.map((family) => ({
    ipBlock: {
      cidr: family === 4 ? '0.0.0.0/0' : '::/0',
      except: own.toCidrs().flatMap((cidr) => (cidr.family === family ? [cidr.toString()] : [])),
    },
  }));
}

function subnetsOf({ subnets }: Network, includes: (space: string) => boolean): IntervalSet {
  return IntervalSet.of(subnets.flatMap(({ space, cidr }) => (includes(space) ? [cidr.interval] : [])));
}

function addressesOf(hosts: readonly Host[]): IntervalSet {
  return IntervalSet.of(
    hosts.flatMap(({ addresses }) => addresses.map(({ address }) => intervalOf(address))),
  );
}

function ipBlocks(addresses: IntervalSet): Peers {
  return addresses.toCidrs().map((cidr) => ({ ipBlock: { cidr: cidr.toString() } }));
}
