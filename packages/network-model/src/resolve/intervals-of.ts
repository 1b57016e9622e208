import { intervalOf, type Interval } from '@netloom/addresses';
import { apiOnNodes } from '../api-on-nodes.ts';
import type { Endpoint, ZoneName } from '../endpoint.ts';
import type { NetworkFile } from '../file/network-file.ts';
import type { FilledFile } from './fill-cluster.ts';
import { given } from './given.ts';
import { statedIngresses } from './ingress-names.ts';
import { segmentsByVNet } from './segments-by-vnet.ts';
import { routerOf, segmentsOf, type StatedHost, type StatedSegment } from './segments-of.ts';

/** The addresses of an endpoint; none for what has no addresses here, or is not declared. */
export function intervalsOf(endpoint: Endpoint, file: FilledFile): readonly Interval[] {
  switch (endpoint.kind) {
    case 'literal':
      return [endpoint.addresses.interval];
    case 'zone':
      return ofZone(endpoint.zone, file);
    case 'named':
      return 'namespace' in endpoint ? [] : ofNamed(endpoint, file);
    default:
      return endpoint satisfies never;
  }
}

function ofZone(zone: ZoneName, file: FilledFile): readonly Interval[] {
  const { proxmox, cluster, loadBalancer } = file;
  switch (zone) {
    case 'lan':
      return withNodes(file).flatMap(({ cidrs }) => cidrs.map(intervalOf));
    case 'segments':
      return segmentsOf(file).flatMap(({ cidrs }) => cidrs.map(intervalOf));
    case 'sdn': {
      const segments = segmentsByVNet(file);
      return (proxmox?.sdn.vnets ?? []).flatMap(({ subnets }) =>
        subnets.flatMap((subnet) => (segments.has(subnet) ? [] : [subnet.cidr.interval])),
      );
    }
    case 'pods':
      return given(cluster.podCidr, cluster.podCidr6).map(intervalOf);
    case 'services':
      return given(cluster.serviceCidr, cluster.serviceCidr6).map(intervalOf);
    case 'nodes':
      return [...cluster.nodes.flatMap(ofMachine), ...ofApi(cluster)];
    case 'proxmox':
      return (proxmox?.hosts ?? []).flatMap(ofMachine);
    case 'pools':
      return (loadBalancer?.pools ?? []).flatMap(({ addresses }) => addresses.map(intervalOf));
    case 'internet':
    case 'tailnet':
    case 'any':
      return [];
    default:
      return zone satisfies never;
  }
}

/** Where one of the nodes has it. */
function ofApi({ api }: NetworkFile['cluster']): readonly Interval[] {
  if (api === undefined) return [];
  return apiOnNodes({ by: api.by, addresses: given(api.address, api.address6) }).map(intervalOf);
}

/** The segments that nodes are in: `lan`. */
function withNodes(file: NetworkFile): readonly StatedSegment[] {
  const segments = segmentsOf(file);
  const addresses = file.cluster.nodes.flatMap(({ address, address6 }) => given(address, address6));
  const own = segments.filter(({ cidrs }) =>
    cidrs.some((cidr) => addresses.some((address) => cidr.contains(address))),
  );
  return own.length === 0 || segments.length === 1 ? segments : own;
}

function ofNamed(
  { what, name }: Extract<Endpoint, { what: 'node' | 'host' | 'pool' | 'segment' | 'vpn' | 'ingress' }>,
  file: NetworkFile,
): readonly Interval[] {
  const { proxmox, cluster, loadBalancer } = file;
  switch (what) {
    case 'pool':
      return (loadBalancer?.pools ?? [])
        .filter((pool) => pool.name === name)
        .flatMap(({ addresses }) => addresses.map(intervalOf));
    case 'segment':
      return segmentsOf(file)
        .filter((segment) => segment.name === name)
        .flatMap(({ cidrs }) => cidrs.map(intervalOf));
    case 'vpn':
      return file.vpns
        .filter((vpn) => vpn.name === name)
        .flatMap(({ range, range6 }) => given(range, range6).map(intervalOf));
    case 'ingress':
      return statedIngresses(file)
        .filter((ingress) => ingress.name === name)
        .flatMap(({ row }) => ofHost(row));
    case 'node':
      return cluster.nodes.filter((node) => node.name === name).flatMap(ofMachine);
    case 'host': {
      const router = routerOf(file);
      const own = router?.name === name ? router.addresses.map(({ address }) => intervalOf(address)) : [];
      const hosts = segmentsOf(file).flatMap((segment) => segment.hosts);
      return [
        ...own,
        ...hosts.filter((host) => host.name === name).flatMap(ofHost),
        ...(proxmox?.hosts ?? []).filter((host) => host.name === name).flatMap(ofMachine),
      ];
    }
    default:
      return what satisfies never;
  }
}

function ofHost({ address, address6 }: Pick<StatedHost, 'address' | 'address6'>): readonly Interval[] {
  return given(address, address6).map(intervalOf);
}

function ofMachine(machine: NetworkFile['cluster']['nodes'][number] | ProxmoxHost): readonly Interval[] {
  return [machine, ...machine.interfaces].flatMap(({ address, address6 }) =>
    given(address, address6).map(intervalOf),
  );
}

type ProxmoxHost = NonNullable<NetworkFile['proxmox']>['hosts'][number];
