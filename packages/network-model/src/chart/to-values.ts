import type { Drawn, From } from '@netloom/chart-kit';
import { toCilium } from '../cilium/to-cilium.ts';
import { toDnsEndpoints } from '../kinds/to-dns-endpoints.ts';
import type { Network } from '../network.ts';
import { NETLOOM_NAMESPACE } from '../resolve/prerequisites.ts';
import { toCoreDns } from './coredns/to-coredns.ts';
import { factsConfigMaps } from './facts-config-maps.ts';
import { toBalancedServices } from './to-balanced-service.ts';
import { toHelmTest } from './to-helm-test.ts';
import { toNetworkPolicies } from './to-network-policies.ts';
import { toEndpointSlices, toOutsideServices } from './to-outside-services.ts';
import { toResolverEndpoints } from './to-resolver-endpoints.ts';
import type { NetworkModelValues } from './values.ts';

type Values = Drawn<NetworkModelValues>;

export function toValues(network: Network, from: From): Values {
  return from(network, {
    configMaps: [
      ...factsConfigMaps(network).map(({ name, data }) => ({ name, namespace: NETLOOM_NAMESPACE, data })),
      ...splitHorizon(network, from),
    ],
    networkPolicies: toNetworkPolicies(network, from),
    dnsEndpoints: [
      ...toDnsEndpoints({ network, owner: 'dns', namespace: NETLOOM_NAMESPACE, from }),
      ...toResolverEndpoints(network, from),
    ],
    services: [...toBalancedServices(network, from), ...toOutsideServices(network, from)],
    endpointSlices: toEndpointSlices(network, from),
    ...toCilium(network, from),
    helmTest: toHelmTest(network),
  });
}

/** K3s mounts this ConfigMap, and no other, into its CoreDNS. */
function splitHorizon(network: Network, from: From): Values['configMaps'] {
  const data = toCoreDns(network);
  const { splitHorizon: cause } = network.cluster;
  if (cause === null || Object.keys(data).length === 0) return [];
  return [from(cause, { name: 'coredns-custom', namespace: 'kube-system', data })];
}
