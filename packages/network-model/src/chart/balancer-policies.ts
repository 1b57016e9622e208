import type { Drawn, From } from '@netloom/chart-kit';
import { hasOwnPods } from '../behind-service.ts';
import type { NetworkPolicyPeer } from '../kinds/network-policy.ts';
import { podPeer } from '../kinds/pod-peer.ts';
import type { Balancer, Network } from '../network.ts';
import { proxyLabels } from '../proxy-labels.ts';
import { serviceOf } from '../service-of.ts';
import { allow, type Policy, type PolicyPort } from './allow.ts';
import { endpointPeers } from './endpoint-peers.ts';
import { clientPeers } from './service-row-policies.ts';

/** An allow for what comes in at a load balancer address: from everybody, or from whom the exposure names. */
export function balancerPolicies(network: Network, namespace: string, from: From): readonly Policy[] {
  return network.balancers.flatMap((balancer) => {
    if (balancer.namespace !== namespace) return [];
    const { service, name, ports } = balancer;
    const behind = serviceOf(network, { namespace, service });
    const selector = behind?.selector ?? null;
    const peers = peersOf(network, balancer);
    if (behind === undefined || !hasOwnPods(behind) || selector === null || peers?.length === 0) return [];
    const spec = allow({
      selector,
      peers,
      ports: ports.map(({ targetPort, protocol }): PolicyPort => ({
        protocol: protocol === 'tcp' ? 'TCP' : 'UDP',
        port: targetPort,
      })),
    });
    return [from(balancer, { name: `allow-clients-of-${name}`, namespace, spec })];
  });
}

/** null is any source. */
function peersOf(network: Network, balancer: Balancer): readonly Drawn<NetworkPolicyPeer>[] | null {
  const { sources, externalTrafficPolicy, via } = balancer;
  if (via === 'tailscale') {
    const { tailnet } = network;
    return tailnet === null ? [] : [podPeer(tailnet.namespace, proxyLabels(balancer))];
  }
  if (sources.length === 0) return null;
  const peers = sources.flatMap((source) => endpointPeers(network, source) ?? []);
  return externalTrafficPolicy === 'Local' ? peers : clientPeers(network, peers);
}
