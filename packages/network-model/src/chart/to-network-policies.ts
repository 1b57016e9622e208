import type { Drawn, From } from '@netloom/chart-kit';
import { podPeer, type NetworkPolicyPeer, type NetworkPolicySpec } from '../kinds/network-policy.ts';
import type { Actor, Flow, Network } from '../network.ts';
import { nodePeers } from './node-peers.ts';

type Policy = Drawn<{
  readonly name: string;
  readonly namespace: string;
  readonly spec: NetworkPolicySpec;
}>;
type Port = NonNullable<NonNullable<NetworkPolicySpec['ingress']>[number]['ports']>[number];

/** Default deny for each namespace that asks for it, with what its flows need, so that it costs nobody a broken site. */
export function toNetworkPolicies(network: Network, from: From): readonly Policy[] {
  return network.policies.defaultDenyIngress.flatMap((namespace) => [
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
      .flatMap((actor) => openTo(actor, from)),
    ...toFlowPolicies({ network, namespace, from }),
  ]);
}

/** Everybody asks CoreDNS, and Traefik's clients come from everywhere: no source can be named for them. */
function openTo(actor: Actor, from: From): readonly Policy[] {
  if (actor.name !== 'coredns' && actor.name !== 'traefik') return [];
  const protocols = actor.name === 'coredns' ? (['UDP', 'TCP'] as const) : (['TCP'] as const);
  const served = Object.entries(actor.ports).filter(([name]) => name !== 'metrics');
  const ports = served.flatMap(([, port]) => protocols.map((protocol): Port => ({ protocol, port })));
  return [
    from(actor, {
      name: `allow-any-to-${actor.name}`,
      namespace: actor.namespace,
      spec: {
        podSelector: { matchLabels: actor.labels },
        policyTypes: ['Ingress' as const],
        ingress: [{ ports }],
      },
    }),
  ];
}

/** One policy for each service and source. A service without selector gets none: its pods cannot be named. */
function toFlowPolicies(options: {
  readonly network: Network;
  readonly namespace: string;
  readonly from: From;
}): readonly Policy[] {
  const { network, namespace, from } = options;
  const flows = network.flows.filter((flow) => flow.namespace === namespace);
  return [...Map.groupBy(flows, (flow) => `${flow.from} ${flow.service}`).values()].flatMap(
    ([first, ...rest]) => {
      if (first === undefined) return [];
      const service = network.services.find(
        (row) => row.namespace === first.namespace && row.name === first.service,
      );
      if (service === undefined || service.selector === null) return [];
      const ports = [...new Set([first, ...rest].map(({ port }) => port))].sort((a, b) => a - b);
      return from(first, {
        name: `allow-${first.from}-to-${first.service}`,
        namespace,
        spec: from(first, {
          podSelector: { matchLabels: service.selector },
          policyTypes: ['Ingress' as const],
          ingress: [
            {
              from: sourcesOf(network, first),
              ports: ports.map((port): Port => ({ protocol: 'TCP', port })),
            },
          ],
        }),
      });
    },
  );
}

function sourcesOf(network: Network, flow: Flow): readonly Drawn<NetworkPolicyPeer>[] {
  if (flow.from === 'nodes') return nodePeers(network);
  const actors = network.actors.filter(({ name }) => name === flow.from);
  // an empty `from` would let everybody in
  if (actors.length === 0)
    throw new Error(`the flow to ${flow.namespace}/${flow.service} has no actor ${flow.from}`);
  return actors.map(({ namespace, labels }) => podPeer(namespace, labels));
}
