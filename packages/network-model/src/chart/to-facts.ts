import { dumpJson, dumpYaml, plain } from '@netloom/chart-kit';
import type { Exposure, Network, Subnet } from '../network.ts';
import { NETWORK_YAML } from './facts-config-map.ts';

/** What the API server lets a ConfigMap hold, less something for its metadata. */
const MOST_BYTES = 1_000_000;

/**
 * What other apps may want to know: the whole as `network.json`, flat keys that fit environment variables, and the file
 * itself, which is left out where the ConfigMap could not hold it.
 */
export function toFacts(network: Network): Readonly<Record<string, string>> {
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
    INGRESS_ADDRESSES: list(network.ingress?.addresses ?? []),
    INGRESS_DOMAIN: network.ingress?.domain ?? '',
    INGRESS_HOSTS: hostsVia('ingress'),
    TUNNEL_HOSTS: hostsVia('tunnel'),
  };
  const known = Object.entries(flat).filter(([, value]) => value !== '');
  const facts = { 'network.json': dumpJson(plain(toWhole(network))), ...Object.fromEntries(known) };
  const written = dumpYaml(plain(network.written));
  return sizeOf({ ...facts, [NETWORK_YAML]: written }) > MOST_BYTES
    ? facts
    : { [NETWORK_YAML]: written, ...facts };
}

function sizeOf(facts: Readonly<Record<string, string>>): number {
  const encoder = new TextEncoder();
  return Object.entries(facts).reduce((sum, [key, value]) => sum + encoder.encode(key + value).length, 0);
}

function toWhole(network: Network): object {
  return {
    name: network.name,
    domain: network.domain,
    subnets: network.subnets.map(({ name, space, cidr }) => ({ name, space, cidr })),
    clusterDns: network.cluster.clusterDns,
    hosts: network.hosts.map((host) => ({ name: host.name, role: host.role, addresses: lanAddresses(host) })),
    pools: network.pools.map(({ name, addresses }) => ({ name, addresses })),
    ingress:
      network.ingress === null
        ? null
        : { addresses: network.ingress.addresses, domain: network.ingress.domain },
    exposures: network.exposures.map(({ host, via, namespace, service }) => ({
      host,
      via,
      namespace,
      service,
    })),
  };
}

function lanAddresses({ addresses }: Network['hosts'][number]): readonly { toString(): string }[] {
  return addresses.filter(({ space }) => space === 'lan').map(({ address }) => address);
}

function list(items: Iterable<{ toString(): string }>): string {
  return [...items].map((item) => item.toString()).join(',');
}
