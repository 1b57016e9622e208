import type { Drawn, From } from '@netloom/chart-kit';
import { toDnsEndpoints } from '../kinds/to-dns-endpoints.ts';
import type { Network } from '../network.ts';
import { NETLOOM_NAMESPACE } from '../resolve/prerequisites.ts';
import { toHelmTest } from './to-helm-test.ts';
import { FACTS_CONFIG_MAP, toFacts } from './to-facts.ts';
import { toNetworkPolicies } from './to-network-policies.ts';
import type { NetworkModelValues } from './values.ts';

export function toValues(network: Network, from: From): Drawn<NetworkModelValues> {
  return from(network, {
    configMaps: [
      from(network, { name: FACTS_CONFIG_MAP, namespace: NETLOOM_NAMESPACE, data: toFacts(network) }),
    ],
    networkPolicies: toNetworkPolicies(network, from),
    dnsEndpoints: toDnsEndpoints({ network, owner: 'dns', namespace: NETLOOM_NAMESPACE, from }),
    helmTest: from(network, toHelmTest(network)),
  });
}
