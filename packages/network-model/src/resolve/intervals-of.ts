import { intervalOf, type Interval } from '@netloom/addresses';
import { apiOnNodes } from '../api-on-nodes.ts';
import type { Endpoint, ZoneName } from '../endpoint.ts';
import type { NetworkFile } from '../file/network-file.ts';
import { given } from './given.ts';

/** The addresses of an endpoint; none for what has no addresses here, or is not declared. */
export function intervalsOf(endpoint: Endpoint, file: NetworkFile): readonly Interval[] {
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

function ofZone(zone: ZoneName, { lan, proxmox, cluster, loadBalancer }: NetworkFile): readonly Interval[] {
  switch (zone) {
    case 'lan':
      return given(lan.cidr, lan.cidr6).map(intervalOf);
    case 'sdn':
      return (proxmox?.sdn.vnets ?? []).flatMap(({ subnets }) => subnets.map(({ cidr }) => cidr.interval));
    case 'pods':
      return given(cluster.podCidr, cluster.podCidr6).map(intervalOf);
    case 'services':
      return given(cluster.serviceCidr, cluster.serviceCidr6).map(intervalOf);
    case 'nodes':
      return [...cluster.nodes.flatMap(ofHost), ...ofApi(cluster)];
    case 'proxmox':
      return (proxmox?.hosts ?? []).flatMap(ofHost);
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

function ofNamed(
  { what, name }: Extract<Endpoint, { what: 'node' | 'host' | 'pool' }>,
  { lan, proxmox, cluster, loadBalancer }: NetworkFile,
): readonly Interval[] {
  if (what === 'pool') {
    const pools = (loadBalancer?.pools ?? []).filter((pool) => pool.name === name);
    return pools.flatMap(({ addresses }) => addresses.map(intervalOf));
  }
  const hosts = [...given(lan.gateway), ...lan.hosts, ...(proxmox?.hosts ?? [])];
  return (what === 'node' ? cluster.nodes : hosts).filter((host) => host.name === name).flatMap(ofHost);
}

type WithAddress = NetworkFile['lan']['hosts'][number];

function ofHost({ address, address6 }: Pick<WithAddress, 'address' | 'address6'>): readonly Interval[] {
  return given(address, address6).map(intervalOf);
}
