import type { Drawn } from '@netloom/chart-kit';
import { isOutsideCluster, type Network, type Service } from '@netloom/network-model';
import { backendPeers, podPeer } from '@netloom/network-model/chart';
import { CLOUDFLARED_LABELS } from './cloudflared.ts';
import { originEntryPoint, toTunnelOrigin, type TunnelOrigin } from './to-tunnel-origin.ts';
import type { TunnelInput } from './tunnel-input.ts';
import type { TunnelValues } from './values.ts';

type Policy = Drawn<TunnelValues>['networkPolicies'][number];
type Rule = NonNullable<Policy['spec']['egress']>[number];

/** What Cloudflare documents for region1 and region2 of the edge, by address family. */
const EDGE = {
  4: ['198.41.192.0/24', '198.41.200.0/24'],
  6: ['2606:4700:a0::/48', '2606:4700:a8::/48'],
} as const;

/** No ingress; egress to DNS, the edge, and what cloudflared serves. */
export function toNetworkPolicy({ network, tunnel, from }: TunnelInput): Policy {
  const origins = network.exposures.flatMap((exposure) => {
    const origin = toTunnelOrigin(network, exposure);
    if (origin?.kind === 'service' && lacksAddresses(origin.service)) return [];
    return origin === null ? [] : [from(exposure, toOriginRule(network, origin))];
  });
  return {
    name: 'cloudflared',
    namespace: tunnel.namespace,
    spec: {
      podSelector: { matchLabels: CLOUDFLARED_LABELS },
      policyTypes: ['Ingress', 'Egress'],
      egress: [toDnsRule(network), toEdgeRule(network), ...withoutRepeats(origins)],
    },
  };
}

function toDnsRule({ actors }: Network): Rule {
  return {
    to: actors
      .filter(({ name }) => name === 'coredns')
      .map(({ namespace, labels }) => podPeer(namespace, labels)),
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };
}

function toEdgeRule({ cluster }: Network): Rule {
  const families = [...new Set(cluster.podCidrs.map(({ family }) => family))];
  return {
    to: families.flatMap((family) => EDGE[family].map((cidr) => ({ ipBlock: { cidr } }))),
    ports: [
      { protocol: 'UDP', port: 7844 },
      { protocol: 'TCP', port: 7844 },
    ],
  };
}

/** All its hosts are unknown, which a rule reports; a peer list that is empty would let everything through. */
function lacksAddresses(service: Service): boolean {
  return isOutsideCluster(service) && service.addresses.length === 0;
}

/** A service without selector or target port is allowed by its namespace or on every port, not cut off. */
function toOriginRule(network: Network, origin: TunnelOrigin): Rule {
  if (origin.kind === 'ingress') {
    const { ingress, proxy } = origin;
    const port = proxy.ports[originEntryPoint(ingress)];
    return { to: [podPeer(proxy.namespace, proxy.labels)], ports: [{ protocol: 'TCP', port }] };
  }
  const { targetPort } = origin.service;
  return {
    to: backendPeers(network, origin.service),
    ...(targetPort !== null && { ports: [{ protocol: 'TCP', port: targetPort }] }),
  };
}

/** Two hosts of one service need one rule. */
function withoutRepeats(rules: readonly Rule[]): readonly Rule[] {
  return [...Map.groupBy(rules, (rule) => JSON.stringify(rule)).values()].flatMap((same) => same.slice(0, 1));
}
