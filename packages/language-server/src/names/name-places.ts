import type { NAMED_FORMS } from '@netloom/network-model';

/** What has a name in a network file. Those of the endpoint grammar are called as there, without `pod`, which no file declares. */
export type NameKind =
  | Exclude<keyof typeof NAMED_FORMS, 'pod'>
  | 'zone'
  | 'vnet'
  | 'connector'
  | 'resolver'
  | 'bgp-peer'
  | 'bfd-profile'
  | 'community'
  | 'web-host';

/** What the text at a place of the file says about names. */
export type NamePlace =
  /** It gives a name to the mapping that holds it. */
  | { readonly says: 'name'; readonly kind: NameKind }
  /** It is the name of one of these kinds; the first that is declared is meant. */
  | { readonly says: 'reference'; readonly kinds: readonly [NameKind, ...NameKind[]] }
  /** NAMESPACE/NAME of a Service, which the file need not declare. */
  | { readonly says: 'service-path' }
  | { readonly says: 'endpoint' }
  | { readonly says: 'target' }
  /** A URL whose host may be a Service of the cluster: `http://NAME.NAMESPACE.svc`. */
  | { readonly says: 'url' };

const name = (kind: NameKind): NamePlace => ({ says: 'name', kind });
const reference = (...kinds: readonly [NameKind, ...NameKind[]]): NamePlace => ({ says: 'reference', kinds });
const ENDPOINT: NamePlace = { says: 'endpoint' };
const URL_OF_SERVICE: NamePlace = { says: 'url' };

/**
 * Every place of network.yaml with a name in it: `[]` stands for each item of a list, and for a text that is read as a list
 * of one. A test compares the paths with the schema, so that none is of a key that is gone.
 */
export const NAME_PLACES: ReadonlyMap<string, NamePlace> = new Map([
  ['lan.gateway.name', name('host')],
  ['lan.gateway.public.ddns', name('web-host')],
  ['lan.hosts[].name', name('host')],
  ['segments[].name', name('segment')],
  ['segments[].hosts[].name', name('host')],
  ['router.name', name('host')],
  ['router.public.ddns', name('web-host')],
  ['routing.allows[].from', ENDPOINT],
  ['routing.allows[].to', ENDPOINT],
  ['routing.forwards[].to', ENDPOINT],
  ['proxmox.hosts[].name', name('host')],
  ['proxmox.sdn.zones[].name', name('zone')],
  ['proxmox.sdn.vnets[].name', name('vnet')],
  ['proxmox.sdn.vnets[].zone', reference('zone')],
  ['cluster.api.name', name('web-host')],
  ['cluster.nodes[].name', name('node')],
  ['cluster.nodes[].observed.host', reference('host')],
  ['loadBalancer.pools[].name', name('pool')],
  ['loadBalancer.l2Advertisements[].pools[]', reference('pool')],
  ['loadBalancer.l2Advertisements[].nodes[]', reference('node')],
  ['loadBalancer.bgp.peers[].name', name('bgp-peer')],
  ['loadBalancer.bgp.peers[].nodes[]', reference('node')],
  ['loadBalancer.bgp.peers[].bfdProfile', reference('bfd-profile')],
  ['loadBalancer.bgp.advertisements[].pools[]', reference('pool')],
  ['loadBalancer.bgp.advertisements[].peers[]', reference('bgp-peer')],
  ['loadBalancer.bgp.advertisements[].nodes[]', reference('node')],
  ['loadBalancer.bgp.advertisements[].communities[]', reference('community')],
  ['loadBalancer.bfdProfiles[].name', name('bfd-profile')],
  ['loadBalancer.communities[].communities[].name', name('community')],
  ['loadBalancer.allocations[].service', { says: 'service-path' }],
  ['ingress.forwardAuth.address', URL_OF_SERVICE],
  ['ingress.ipAllowList[]', ENDPOINT],
  ['ingresses[].name', name('ingress')],
  ['ingresses[].forwardAuth.address', URL_OF_SERVICE],
  ['ingresses[].ipAllowList[]', ENDPOINT],
  ['dns.records[].name', name('web-host')],
  ['dns.records[].targets[]', reference('web-host')],
  ['resolvers[].name', name('resolver')],
  ['resolvers[].clients[]', ENDPOINT],
  ['tailnet.connectors[].name', name('connector')],
  ['tailnet.connectors[].advertise[]', ENDPOINT],
  ['vpns[].name', name('vpn')],
  ['vpns[].endpoint', ENDPOINT],
  ['vpns[].routes[]', ENDPOINT],
  ['services[].name', name('service')],
  ['services[].host', reference('host', 'node')],
  ['services[].host[]', reference('host', 'node')],
  ['services[].expose[].host', name('web-host')],
  ['services[].expose[].ingress', reference('ingress')],
  ['services[].expose[].forwardAuth.address', URL_OF_SERVICE],
  ['services[].expose[].ipAllowList[]', ENDPOINT],
  ['services[].expose[].pool', reference('pool')],
  ['services[].expose[].from[]', ENDPOINT],
  ['firewall[].from', ENDPOINT],
  ['firewall[].to', ENDPOINT],
  ['intents[].from', ENDPOINT],
  ['intents[].to', { says: 'target' }],
]);

/** How messages call one thing of a kind. */
export const KIND_WORDS: Readonly<Record<NameKind, string>> = {
  node: 'node',
  host: 'host',
  pool: 'pool',
  segment: 'segment',
  vpn: 'VPN',
  ingress: 'ingress',
  service: 'service',
  zone: 'zone',
  vnet: 'VNet',
  connector: 'Connector',
  resolver: 'resolver',
  'bgp-peer': 'BGP peer',
  'bfd-profile': 'BFD profile',
  community: 'community',
  'web-host': 'host name',
};
