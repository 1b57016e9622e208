import type { From } from '@netloom/chart-kit';
import type { Network } from '../network.ts';
import { actorPolicies } from './actor-policies.ts';
import type { Policy } from './allow.ts';
import { balancerPolicies } from './balancer-policies.ts';
import { flowPolicies } from './flow-policies.ts';
import { serviceRowPolicies } from './service-row-policies.ts';

/**
 * Default deny for each namespace that asks for it, with what its flows need and what firewall rules let in to its Services,
 * so that no site breaks.
 */
export function toNetworkPolicies(network: Network, from: From): readonly Policy[] {
  return [...new Set(network.policies.defaultDenyIngress)].flatMap((namespace) => [
    from(network.policies, {
      name: 'default-deny-ingress',
      namespace,
      spec: { podSelector: {}, policyTypes: ['Ingress' as const] },
    }),
    from(network.policies, {
      name: 'allow-same-namespace',
      namespace,
      spec: {
        podSelector: {},
        policyTypes: ['Ingress' as const],
        ingress: [{ from: [{ podSelector: {} }] }],
      },
    }),
    ...network.actors
      .filter((actor) => actor.namespace === namespace)
      .flatMap((actor) => [...actorPolicies(network, actor, from)]),
    ...flowPolicies(network, namespace, from),
    ...serviceRowPolicies(network, namespace, from),
    ...balancerPolicies(network, namespace, from),
  ]);
}
