import './jitless.ts';
export { networkModelChart } from './chart/network-model-chart.ts';
export { FACTS_CONFIG_MAP, NETWORK_YAML } from './chart/facts-config-map.ts';
export { toNetworkPolicies } from './chart/to-network-policies.ts';
export { ANNOTATION_PREFIX } from './kinds/cloudflare-proxied.ts';
export { DNSEndpoint } from './kinds/dns-endpoint.ts';
export { NetworkPolicy, NetworkPolicyPeer } from './kinds/network-policy.ts';
export { podPeer } from './kinds/pod-peer.ts';
export { toDnsEndpoints } from './kinds/to-dns-endpoints.ts';
