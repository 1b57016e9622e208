import { dumpYaml, plain, type Plain } from '@netloom/chart-kit';
import type { Exposure, Network, Subnet } from '../network.ts';

/** What a network says to other apps, in the ways that they can read it. */
export interface NetworkFactTexts {
  /** Keys that fit environment variables. */
  readonly flat: Readonly<Record<string, string>>;
  /** The whole, for programs. */
  readonly whole: Plain;
  /** The file, without its comments and its layout. */
  readonly file: string;
}

export function toFacts(network: Network): NetworkFactTexts {
  const cidrsOf = (space: Subnet['space']): string =>
    list(network.subnets.filter((subnet) => subnet.space === space).map(({ cidr }) => cidr));
  const addressesOf = (role: Network['hosts'][number]['role']): string =>
    list(network.hosts.filter((host) => host.role === role).flatMap(lanAddresses));
  const hostsVia = (via: Exposure['via']): string =>
    list(new Set(network.exposures.filter((exposure) => exposure.via === via).map(({ host }) => host)));

  const flat = {
    NETWORK_NAME: network.name,
    DOMAIN: network.domain,
    LAN_CIDRS: cidrsOf('lan'),
    SDN_CIDRS: cidrsOf('sdn'),
    POD_CIDRS: cidrsOf('pods'),
    SERVICE_CIDRS: cidrsOf('services'),
    TAILNET_CIDRS: cidrsOf('tailnet'),
    CLUSTER_DNS: list(network.cluster.clusterDns),
    GATEWAY_ADDRESSES: addressesOf('gateway'),
    NODE_ADDRESSES: addressesOf('node'),
    PROXMOX_ADDRESSES: addressesOf('proxmox'),
    POOL_ADDRESSES: list(network.pools.flatMap(({ addresses }) => addresses)),
    INGRESS_ADDRESSES: list(network.ingresses.flatMap(({ addresses }) => addresses)),
    INGRESS_DOMAIN: list(network.ingresses.flatMap(({ domain }) => domain ?? [])),
    INGRESS_HOSTS: hostsVia('ingress'),
    TUNNEL_HOSTS: hostsVia('tunnel'),
  };
  return {
    flat: Object.fromEntries(Object.entries(flat).filter(([, value]) => value !== '')),
    whole: plain(toWhole(network)),
    file: dumpYaml(plain(network.written)),
  };
}

function toWhole(network: Network): object {
  return {
    name: network.name,
    domain: network.domain,
    subnets: network.subnets.map(({ name, space, cidr }) => ({ name, space, cidr })),
    clusterDns: network.cluster.clusterDns,
    hosts: network.hosts.map((host) => ({ name: host.name, role: host.role, addresses: lanAddresses(host) })),
    pools: network.pools.map(({ name, addresses }) => ({ name, addresses })),
    ...entryPoints(network),
    exposures: network.exposures.map(({ host, via, namespace, service }) => ({
      host,
      via,
      namespace,
      service,
    })),
  };
}

/** In the form that the file has. */
function entryPoints({ ingresses }: Network): object {
  const [only = null, ...others] = ingresses;
  if (only !== null && (others.length > 0 || only.name !== 'ingress')) {
    return { ingresses: ingresses.map(({ name, addresses, domain }) => ({ name, addresses, domain })) };
  }
  return { ingress: only === null ? null : { addresses: only.addresses, domain: only.domain } };
}

function lanAddresses({ addresses }: Network['hosts'][number]): readonly { toString(): string }[] {
  return addresses.filter(({ space }) => space === 'lan').map(({ address }) => address);
}

function list(items: Iterable<{ toString(): string }>): string {
  return [...items].map((item) => item.toString()).join(',');
}
