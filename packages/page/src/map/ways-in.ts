import type { Address } from '@netloom/addresses';
import {
  forwardAddresses,
  openedAddresses,
  hasSegments,
  ingressOf,
  segmentSubnets,
  type Exposure,
  type IngressController,
  type Network,
} from '@netloom/network-model';
import type { Way } from '../data/map-layout.ts';
import { subjectId } from '../data/subject-id.ts';

/** Connections between two boxes that are of one way. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly way: Way;
  readonly count: number;
  /** Ids of the services at their end. */
  readonly carries: readonly string[];
}

/** The box of the network that joins all pods: what comes in leaves it at the namespaces. */
export const CLUSTER_NETWORK = 'cluster/network';

/** Cloudflare's side of the tunnel. */
export const TUNNEL_EDGE = 'edge/tunnel';

/** The router's address on the internet, which it forwards ports of. */
export const PUBLIC_ADDRESS = 'edge/router';

/** The box that connections from home leave: its only link, or the frame around several. */
export function homeId(network: Network): string {
  const [first] = segmentSubnets(network);
  return hasSegments(network) || first === undefined
    ? subjectId.zone('segments')
    : subjectId.network(first.name);
}

export function serviceId({ namespace, service }: Pick<Exposure, 'namespace' | 'service'>): string {
  return subjectId.service(namespace, service);
}

/** How traffic enters and where it goes, as far as the file says. */
export function connections(network: Network): readonly Connection[] {
  const { exposures } = network;
  const cloudflared = subjectId.tunnel();
  const tunnelled = network.tunnel === null ? [] : exposures.filter(({ via }) => via === 'tunnel');
  const direct = tunnelled.filter(({ origin }) => !origin.includes('ingress'));
  const internal = exposures.filter(
    (exposure) => exposure.via === 'ingress' && ingressOf(network, exposure) !== undefined,
  );
  const throughIngresses = network.ingresses.flatMap(({ name }) => {
    const id = subjectId.ingress(name);
    const own = exposures.filter(({ ingress }) => ingress === name);
    const handed = own.filter((exposure) => tunnelled.includes(exposure));
    return [
      ...joined(cloudflared, id, 'public', handed),
      ...joined(id, CLUSTER_NETWORK, 'public', handed),
      ...joined(
        id,
        CLUSTER_NETWORK,
        'lan',
        own.filter(({ via }) => via === 'ingress'),
      ),
    ];
  });
  return [
    ...joined(TUNNEL_EDGE, cloudflared, 'public', tunnelled),
    ...joined(cloudflared, CLUSTER_NETWORK, 'public', direct),
    ...throughIngresses,
    ...toPools(network, internal),
    ...fromRouter(network),
    ...fromTailnet(network),
    ...toNamespaces('public', tunnelled),
    ...toNamespaces('lan', [...internal, ...allocated(network).map(({ service }) => service)]),
  ];
}

type Reached = Pick<Exposure, 'namespace' | 'service'>;

function joined(from: string, to: string, way: Way, reached: readonly Reached[]): readonly Connection[] {
  if (reached.length === 0) return [];
  return [{ from, to, way, count: reached.length, carries: [...new Set(reached.map(serviceId))] }];
}

function toNamespaces(way: Way, reached: readonly Reached[]): readonly Connection[] {
  return [...Map.groupBy(reached, ({ namespace }) => namespace)].flatMap(([namespace, rows]) =>
    joined(CLUSTER_NETWORK, subjectId.namespace(namespace), way, rows),
  );
}

/** A pool carries what the ingresses in it serve, and what the allocations give away of it. */
function toPools(network: Network, internal: readonly Exposure[]): readonly Connection[] {
  const given = allocated(network);
  return network.pools.flatMap(({ name, addresses }) => {
    const id = subjectId.pool(name);
    const inside = network.ingresses.filter((ingress) =>
      ingress.addresses.some((address) => addresses.some((block) => block.contains(address))),
    );
    const servedBy = ({ name: of }: IngressController): readonly Exposure[] =>
      internal.filter(({ ingress }) => ingress === of);
    const served = inside.flatMap(servedBy);
    const owned = given.filter(({ pool }) => pool === name).map(({ service }) => service);
    return [
      ...joined(homeId(network), id, 'lan', [...served, ...owned]),
      ...inside.flatMap((one) => joined(id, subjectId.ingress(one.name), 'lan', servedBy(one))),
      ...joined(id, CLUSTER_NETWORK, 'lan', owned),
    ];
  });
}

/** Load balancer addresses of Services which the network declares: by the allocations, or of their own. */
function allocated({
  allocations,
  balancers,
  pools,
  services,
}: Network): readonly { readonly pool: string; readonly service: Reached }[] {
  const declared = new Map(
    services.map(({ namespace, name }) => [`${namespace}/${name}`, { namespace, service: name }]),
  );
  const own = balancers.flatMap(({ namespace, service, addresses, pool }) => {
    const [address] = addresses;
    const holding = pools.find(({ addresses: blocks }) =>
      blocks.some((block) => address !== undefined && block.contains(address)),
    );
    const name = pool ?? holding?.name;
    return name === undefined ? [] : [{ pool: name, service: { namespace, service } }];
  });
  const given = allocations.flatMap(({ addresses, service: key }) => {
    const service = key === null ? undefined : declared.get(key);
    const pool = pools.find((one) => one.addresses.some((block) => block.overlaps(addresses)));
    return service === undefined || pool === undefined ? [] : [{ pool: pool.name, service }];
  });
  return [...own, ...given];
}

/** To the pools and machines that ports are forwarded to or whose IPv6 addresses are open, each once. */
function fromRouter(network: Network): readonly Connection[] {
  const ways = [
    ...network.forwards.map((forward) => forwardAddresses(network, forward)),
    ...(network.openings ?? []).map((opening) => openedAddresses(network, opening)),
  ];
  const ends = ways.flatMap((addresses) => [
    // the router has several addresses.
    ...new Set(addresses.flatMap((address) => boxAt(network, address))),
  ]);
  return [...Map.groupBy(ends, (id) => id)].map(([to, { length }]) => ({
    from: PUBLIC_ADDRESS,
    to,
    way: 'public',
    count: length,
    carries: [],
  }));
}

function boxAt({ pools, hosts }: Network, address: Address): readonly string[] {
  const pool = pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
  if (pool !== undefined) return [subjectId.pool(pool.name)];
  const host = hosts.find(({ addresses }) => addresses.some((one) => one.address.equals(address)));
  if (host === undefined) return [];
  return [host.role === 'node' ? subjectId.node(host.name) : subjectId.host(host.name)];
}

function fromTailnet({ connectors, routes, pools, subnets }: Network): readonly Connection[] {
  const inside = subnets.filter(({ space }) => space === 'pods' || space === 'services');
  return connectors.flatMap(({ name }) => {
    const id = subjectId.connector(name);
    const own = routes.filter(({ connector }) => connector === name);
    const intoCluster = own.filter(({ cidr }) => inside.some((subnet) => subnet.cidr.overlaps(cidr)));
    const advertised = pools.filter(({ addresses }) =>
      addresses.some((block) => own.some(({ cidr }) => cidr.overlaps(block))),
    );
    const through = { way: 'tailnet', carries: [] } as const;
    return [
      { ...through, from: subjectId.network('tailnet'), to: id, count: own.length },
      ...advertised.map((pool) => ({ ...through, from: id, to: subjectId.pool(pool.name), count: 1 })),
      ...(intoCluster.length === 0
        ? []
        : [{ ...through, from: id, to: CLUSTER_NETWORK, count: intoCluster.length }]),
    ];
  });
}
