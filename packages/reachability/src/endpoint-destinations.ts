import type { Address } from '@netloom/addresses';
import { printEndpoint, type Endpoint, type ZoneName } from '@netloom/network-model';
import type { Destination, Way } from './destination.ts';
import { allow, deny, unknown, type Hop } from './hop.ts';
import type { World } from './world/prepare.ts';
import type { Workload } from './world/workloads.ts';

/** What an endpoint names as a target: no port, so that any that is open will do (see way-hops and serviceHops). */
export function destinationsOfEndpoint(world: World, endpoint: Endpoint): readonly Destination[] {
  switch (endpoint.kind) {
    case 'zone':
      return ofZone(world, endpoint.zone);
    case 'named':
      return [ofNamed(world, endpoint)];
    case 'literal': {
      const { addresses } = endpoint;
      const known = addresses.first.equals(addresses.last)
        ? [addresses.first]
        : knownAddresses(world).filter((address) => addresses.contains(address));
      return known.length > 0
        ? known.map((address) => toAddresses(address.toString(), [address]))
        : [toAddresses(printEndpoint(endpoint), [addresses.first])];
    }
    default:
      return endpoint satisfies never;
  }
}

function ofZone(world: World, zone: ZoneName): readonly Destination[] {
  const { network } = world;
  switch (zone) {
    case 'lan':
    case 'sdn':
      return network.hosts.flatMap(({ name, addresses }) =>
        addresses.flatMap(({ space, address }) => {
          // A host of the house may stand in a VNet that is bridged to a VLAN.
          const place = world.addresses().subnetOf(address)?.space ?? space;
          return place === zone ? [toAddresses(name, [address])] : [];
        }),
      );
    case 'nodes':
      return network.nodes.map(({ name }) => ofNamed(world, { kind: 'named', what: 'node', name }));
    case 'proxmox':
      return (network.proxmox?.hosts ?? []).map(({ name }) =>
        ofNamed(world, { kind: 'named', what: 'host', name }),
      );
    case 'pools':
      return network.pools.map(({ name }) => ofNamed(world, { kind: 'named', what: 'pool', name }));
    case 'pods':
      return [...world.workloads().values()].map((pods) => toPods(pods));
    case 'services':
      return [...world.services().values()].map((service) =>
        ending(`service:${service.namespace}/${service.name}`, [], [{ kind: 'service', service }]),
      );
    case 'internet':
    case 'tailnet':
      return [
        ending(zone, [
          unknown(
            'target',
            `what is on ${zone === 'internet' ? 'the internet' : 'the tailnet'} is beyond this network`,
            null,
          ),
        ]),
      ];
    case 'any':
      return EVERYTHING.flatMap((one) => ofZone(world, one));
    default:
      return zone satisfies never;
  }
}

const EVERYTHING = ['lan', 'sdn', 'pools', 'services', 'pods', 'tailnet', 'internet'] as const;

function ofNamed(world: World, endpoint: Extract<Endpoint, { kind: 'named' }>): Destination {
  const label = printEndpoint(endpoint);
  const none = (): Destination => ending(label, [deny('target', `the network has no ${label}`, null)]);
  switch (endpoint.what) {
    case 'node':
    case 'host': {
      const host = world.hosts().get(endpoint.name);
      if (host === undefined) return none();
      const addresses = host.addresses.map(({ address }) => address);
      const text = `${label} has ${addresses.map(String).join(', ')}`;
      return { ...toAddresses(label, addresses), hops: [allow('target', text, world.at(host))] };
    }
    case 'pool':
      return ofPool(world, endpoint.name) ?? none();
    case 'pod': {
      const pods = world.workloads().get(`${endpoint.namespace}/${endpoint.name}`);
      return pods === undefined ? none() : toPods(pods);
    }
    case 'service': {
      const service = world.services().get(`${endpoint.namespace}/${endpoint.name}`);
      return service === undefined ? none() : ending(label, [], [{ kind: 'service', service }]);
    }
    default:
      return endpoint satisfies never;
  }
}

/** The addresses of a pool that a Service is known to have; the first stands for one of which nobody knows. */
function ofPool(world: World, name: string): Destination | null {
  const pool = world.network.pools.find((one) => one.name === name);
  const [block] = pool?.addresses ?? [];
  if (pool === undefined || block === undefined) return null;
  const used = pinnedAddresses(world).filter((address) =>
    pool.addresses.some((one) => one.contains(address)),
  );
  const known = used.length > 0 ? used : [block.first];
  return toAddresses(`pool:${name}`, known);
}

function knownAddresses(world: World): readonly Address[] {
  const hosts = world.network.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return [...hosts, ...pinnedAddresses(world)];
}

function pinnedAddresses({ network }: World): readonly Address[] {
  const allocated = network.allocations.filter(({ service }) => service !== null);
  return [...(network.ingress?.addresses ?? []), ...allocated.map(({ addresses }) => addresses.first)];
}

function toAddresses(label: string, addresses: readonly Address[]): Destination {
  return ending(
    label,
    [],
    addresses.map((address) => ({ kind: 'address', address })),
  );
}

function toPods(pods: Workload): Destination {
  return ending(`pod:${pods.namespace}/${pods.name}`, [], [{ kind: 'pods', pods }]);
}

function ending(label: string, hops: readonly Hop[], ways: readonly Way[] = []): Destination {
  return { label, hops, ways, protocol: 'tcp', port: null, request: null };
}
