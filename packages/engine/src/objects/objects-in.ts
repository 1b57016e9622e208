/** The lists of the charts' values whose entries become objects, and the kind of each. Other lists are data. */
export const KINDS: Readonly<Record<string, string>> = {
  bfdProfiles: 'BFDProfile',
  bgpAdvertisements: 'BGPAdvertisement',
  bgpPeers: 'BGPPeer',
  certificates: 'Certificate',
  ciliumBGPAdvertisements: 'CiliumBGPAdvertisement',
  ciliumBGPClusterConfigs: 'CiliumBGPClusterConfig',
  ciliumBGPPeerConfigs: 'CiliumBGPPeerConfig',
  ciliumL2AnnouncementPolicies: 'CiliumL2AnnouncementPolicy',
  ciliumLoadBalancerIPPools: 'CiliumLoadBalancerIPPool',
  clusterIssuers: 'ClusterIssuer',
  communities: 'Community',
  configMaps: 'ConfigMap',
  connectors: 'Connector',
  dnsConfigs: 'DNSConfig',
  dnsEndpoints: 'DNSEndpoint',
  endpointSlices: 'EndpointSlice',
  helmChartConfigs: 'HelmChartConfig',
  gateways: 'Gateway',
  httpRoutes: 'HTTPRoute',
  ingresses: 'Ingress',
  ingressRoutes: 'IngressRoute',
  middlewares: 'Middleware',
  ipAddressPools: 'IPAddressPool',
  l2Advertisements: 'L2Advertisement',
  networkPolicies: 'NetworkPolicy',
  proxyClasses: 'ProxyClass',
  serversTransports: 'ServersTransport',
  services: 'Service',
  tlsStores: 'TLSStore',
};

/** An object that a chart makes from an entry of its values. */
export interface PlannedObject {
  readonly kind: string;
  /** null where the chart decides: its own namespace, or none. */
  readonly namespace: string | null;
  readonly name: string;
  /** The entry of the values that the object is made from. */
  readonly entry: object;
}

/** Every object that the enabled sections of the umbrella's values define. */
export function objectsIn(values: object): readonly PlannedObject[] {
  return Object.values(values).flatMap((section: unknown) =>
    isRecord(section) && section.enabled !== false
      ? Object.entries(section).flatMap(([key, list]) => objectsOf(KINDS[key], list))
      : [],
  );
}

function objectsOf(kind: string | undefined, list: unknown): readonly PlannedObject[] {
  if (kind === undefined || !Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((entry) => {
    const { name, namespace } = entry;
    if (typeof name !== 'string') return [];
    return [{ kind, namespace: typeof namespace === 'string' ? namespace : null, name, entry }];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
