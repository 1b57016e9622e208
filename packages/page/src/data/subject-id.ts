/** The ids of what the page shows: boxes of the map, results of the search, links. */
export const subjectId = {
  zone: (zone: string): string => `zone/${zone}`,
  /** Of the LAN, a VNet, pods, services or the tailnet; one of two families is one network. */
  network: (name: string): string => `network/${name}`,
  /** Of the router, a Proxmox host or any other machine that is no node. */
  host: (name: string): string => `host/${name}`,
  node: (name: string): string => `node/${name}`,
  pool: (name: string): string => `pool/${name}`,
  connector: (name: string): string => `connector/${name}`,
  /** Of who answers names at home. */
  resolver: (name: string): string => `resolver/${name}`,
  tunnel: (): string => 'tunnel/cloudflared',
  ingress: (name: string): string => `ingress/${name === 'ingress' ? 'traefik' : name}`,
  namespace: (name: string): string => `namespace/${name}`,
  service: (namespace: string, name: string): string => `service/${namespace}/${name}`,
  /** Of a host name that is exposed. */
  name: (host: string): string => `name/${host}`,
  firewallRule: (name: string): string => `rule/${name}`,
} as const;
