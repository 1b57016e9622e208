import type { Address } from '@netloom/addresses';
import {
  nodeSegments,
  pinsOf,
  printEndpoint,
  segmentSubnets,
  type Endpoint,
  type ZoneName,
} from '@netloom/network-model';
import { toAddressPaths } from '../dns/resolution.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Workload } from '../network-index/workloads.ts';
import type { Destination, Path } from './destination.ts';

/** The destinations of an endpoint. It has no port, so that any open one will do (see service-path.ts). */
export function destinationsOfEndpoint(index: NetworkIndex, endpoint: Endpoint): readonly Destination[] {
  switch (endpoint.kind) {
    case 'zone':
      return zoneDestinations(index, endpoint.zone);
    case 'named':
      return [namedDestination(index, endpoint)];
    case 'literal': {
      const { addresses } = endpoint;
      const known = addresses.first.equals(addresses.last)
        ? [addresses.first]
        : knownAddresses(index).filter((address) => addresses.contains(address));
      return known.length > 0
        ? known.map((address) => addressesDestination(address.toString(), [address]))
        : [addressesDestination(printEndpoint(endpoint), [addresses.first])];
    }
    default:
      return endpoint satisfies never;
  }
}

function zoneDestinations(index: NetworkIndex, zone: ZoneName): readonly Destination[] {
  const { network } = index;
  switch (zone) {
    case 'lan': {
      const names = new Set(nodeSegments(network).map(({ name }) => name));
      return hostDestinations(index, ({ space, segment }) => space === 'lan' && names.has(segment));
    }
    case 'segments':
      return hostDestinations(index, ({ space }) => space === 'lan');
    case 'sdn':
      return hostDestinations(index, ({ space }) => space === 'sdn');
    case 'nodes':
      return network.nodes.map(({ name }) => namedDestination(index, { kind: 'named', what: 'node', name }));
    case 'proxmox':
      return (network.proxmox?.hosts ?? []).map(({ name }) =>
        namedDestination(index, { kind: 'named', what: 'host', name }),
      );
    case 'pools':
      return network.pools.map(({ name }) => namedDestination(index, { kind: 'named', what: 'pool', name }));
    case 'pods':
      return [...index.workloads().values()].map((pods) => podsDestination(pods));
    case 'services':
      return [...index.services().values()].map((service) =>
        toDestination(`service:${service.namespace}/${service.name}`, [], [{ kind: 'service', service }]),
      );
    case 'internet':
    case 'tailnet':
      return [
        toDestination(zone, [
          unknown(
            'target',
            `what is on ${zone === 'internet' ? 'the internet' : 'the tailnet'} is beyond this network`,
            null,
          ),
        ]),
      ];
    case 'any':
      return DESTINATION_ZONES.flatMap((one) => zoneDestinations(index, one));
    default:
      return zone satisfies never;
  }
}

/** The machines with addresses on certain links. */
function hostDestinations(
  index: NetworkIndex,
  includes: (link: { readonly space: string; readonly segment: string }) => boolean,
): readonly Destination[] {
  const [first] = segmentSubnets(index.network);
  return index.network.hosts.flatMap(({ name, addresses }) =>
    addresses.flatMap(({ space, address, segment }) => {
      // a host of the LAN may be in a VNet that is bridged to a VLAN.
      const subnet = index.addresses().subnetOf(address);
      const link = {
        space: subnet?.space ?? space,
        segment: subnet?.name ?? segment ?? first?.name ?? '',
      };
      return includes(link) ? [addressesDestination(name, [address])] : [];
    }),
  );
}

const DESTINATION_ZONES = ['segments', 'sdn', 'pools', 'services', 'pods', 'tailnet', 'internet'] as const;

function namedDestination(index: NetworkIndex, endpoint: Extract<Endpoint, { kind: 'named' }>): Destination {
  const label = printEndpoint(endpoint);
  const none = (): Destination => toDestination(label, [deny('target', `the network has no ${label}`, null)]);
  switch (endpoint.what) {
    case 'node':
    case 'host': {
      const host = index.hosts().get(endpoint.name);
      if (host === undefined) return none();
      const addresses = host.addresses.map(({ address }) => address);
      const text = `${label} has ${addresses.map(String).join(', ')}`;
      return { ...addressesDestination(label, addresses), hops: [allow('target', text, index.at(host))] };
    }
    case 'segment': {
      const known = segmentSubnets(index.network).some(({ name }) => name === endpoint.name);
      if (!known) return none();
      const hosts = hostDestinations(
        index,
        ({ space, segment }) => space === 'lan' && segment === endpoint.name,
      );
      return toDestination(
        label,
        [],
        hosts.flatMap(({ paths }) => paths),
      );
    }
    case 'vpn': {
      const vpn = index.network.vpns.find(({ name }) => name === endpoint.name);
      if (vpn === undefined) return none();
      const text = `which peers of ${label} are connected is not stated`;
      return toDestination(label, [unknown('target', text, index.at(vpn))]);
    }
    case 'ingress': {
      const ingress = index.network.ingresses.find(({ name }) => name === endpoint.name);
      return ingress === undefined ? none() : addressesDestination(label, ingress.addresses);
    }
    case 'pool':
      return poolDestination(index, endpoint.name) ?? none();
    case 'pod': {
      const pods = index.workloads().get(`${endpoint.namespace}/${endpoint.name}`);
      return pods === undefined ? none() : podsDestination(pods);
    }
    case 'service': {
      const service = index.services().get(`${endpoint.namespace}/${endpoint.name}`);
      return service === undefined ? none() : toDestination(label, [], [{ kind: 'service', service }]);
    }
    default:
      return endpoint satisfies never;
  }
}

/** The addresses of a pool that are known to belong to a Service; without one, the first stands for any. */
function poolDestination(index: NetworkIndex, name: string): Destination | null {
  const pool = index.network.pools.find((one) => one.name === name);
  const [block] = pool?.addresses ?? [];
  if (pool === undefined || block === undefined) return null;
  const used = pinnedAddresses(index).filter((address) =>
    pool.addresses.some((one) => one.contains(address)),
  );
  const known = used.length > 0 ? used : [block.first];
  return addressesDestination(`pool:${name}`, known);
}

function knownAddresses(index: NetworkIndex): readonly Address[] {
  const hosts = index.network.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return [...hosts, ...pinnedAddresses(index)];
}

function pinnedAddresses({ network }: NetworkIndex): readonly Address[] {
  const allocated = network.allocations.filter(({ service }) => service !== null);
  return [
    ...pinsOf(network).map(({ address }) => address),
    ...allocated.map(({ addresses }) => addresses.first),
  ];
}

function addressesDestination(label: string, addresses: readonly Address[]): Destination {
  return toDestination(label, [], toAddressPaths(addresses));
}

function podsDestination(pods: Workload): Destination {
  return toDestination(`pod:${pods.namespace}/${pods.name}`, [], [{ kind: 'pods', pods }]);
}

function toDestination(label: string, hops: readonly Hop[], paths: readonly Path[] = []): Destination {
  return { label, hops, paths, protocol: 'tcp', port: null, request: null };
}
