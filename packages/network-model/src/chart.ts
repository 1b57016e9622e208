import './jitless.ts';
export { RESOLVER_ANNOTATION } from './resolvers/annotation.ts';
export { backendPeers } from './chart/backend-peers.ts';
export { networkModelChart } from './chart/network-model-chart.ts';
export { networkModelDrawing } from './chart/network-model-drawing.ts';
export {
  FACTS_CONFIG_MAP,
  holdsFacts,
  NETWORK_YAML,
  NETWORK_YAML_PARTS,
  partNames,
} from './chart/facts-config-maps.ts';
export { toNetworkPolicies } from './chart/to-network-policies.ts';
export { ANNOTATION_PREFIX } from './kinds/cloudflare-proxied.ts';
export { DNSEndpoint } from './kinds/dns-endpoint.ts';
export { NetworkPolicy, NetworkPolicyPeer } from './kinds/network-policy.ts';
export { podPeer } from './kinds/pod-peer.ts';
export { sourceRangesOf } from './chart/to-balanced-service.ts';
export { toDnsEndpoints } from './kinds/to-dns-endpoints.ts';
