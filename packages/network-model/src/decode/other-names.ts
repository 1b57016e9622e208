import { keyAt } from '../key-changes/key-change.ts';

/** What other programs and other files call a key that stands in the same mapping. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  // K3s' configuration and kubeadm's
  'cluster-cidr': ['podCidr'],
  podSubnet: ['podCidr'],
  podNetwork: ['podCidr'],
  pods: ['podCidr'],
  'service-cidr': ['serviceCidr'],
  serviceSubnet: ['serviceCidr'],
  serviceNetwork: ['serviceCidr'],
  services: ['serviceCidr'],
  'cluster-dns': ['clusterDns'],
  'tls-san': ['tlsSans'],
  vip: ['api'],
  // the values of charts
  ip: ['address', 'addresses'],
  ips: ['addresses', 'address'],
  loadBalancerIP: ['address'],
  fqdn: ['host'],
  labels: ['selector'],
  ns: ['namespace'],
  // routers and switches
  subnet: ['cidr'],
  network: ['cidr'],
  tag: ['vlan'],
  // the programs behind a part of the file
  metallb: ['loadBalancer'],
  traefik: ['ingress'],
  cloudflare: ['tunnel'],
  cloudflared: ['tunnel'],
  tailscale: ['tailnet'],
  wireguard: ['vpns'],
  vlans: ['segments'],
  networks: ['segments'],
  apps: ['services'],
  applications: ['services'],
};

/** Keys that people write at the top level, and the key inside a part that holds the same. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  nodes: 'cluster.nodes',
  servers: 'cluster.nodes',
  podCidr: 'cluster.podCidr',
  serviceCidr: 'cluster.serviceCidr',
  kubeVip: 'cluster.api',
  gateway: 'lan.gateway',
  hosts: 'lan.hosts',
  dhcp: 'lan.dhcp',
  pools: 'loadBalancer.pools',
  zones: 'dns.zones',
  sdn: 'proxmox.sdn',
  vnets: 'proxmox.sdn.vnets',
  connectors: 'tailnet.connectors',
};

/** The key of the same mapping that a key of another program's means, if it is among the names. */
export function synonymOf(key: string, names: readonly string[]): string | null {
  const known = Object.hasOwn(SYNONYMS, key) ? SYNONYMS[key] : undefined;
  return known?.find((name) => names.includes(name)) ?? null;
}

/** The key in another part of the file that holds what a key at `path` was written for. */
export function elsewhere(path: readonly PropertyKey[]): string | null {
  const key = keyAt(path);
  return Object.hasOwn(ELSEWHERE, key) ? (ELSEWHERE[key] ?? null) : null;
}
