import type { Drawn, From } from '@netloom/chart-kit';
import { podPeer, type NetworkPolicyPeer, type NetworkPolicySpec } from '../kinds/network-policy.ts';
import type { Actor, Flow, Network, Service } from '../network.ts';
import { nodePeers } from './node-peers.ts';
import { serviceRowPolicies } from './service-row-policies.ts';

type Policy = Drawn<{
  readonly name: string;
  readonly namespace: string;
  readonly spec: NetworkPolicySpec;
}>;
type Port = NonNullable<NonNullable<NetworkPolicySpec['ingress']>[number]['ports']>[number];
type Selector = Readonly<Record<string, string>>;

interface PolicyInput {
  readonly network: Network;
  readonly from: From;
}

/** DNS uses both. */
const PROTOCOLS = ['UDP', 'TCP'] as const;

/**
 * Default deny for each namespace that asks for it, with what its flows need and what firewall rows let in to its Services,
 * so that no site breaks.
 */
export function toNetworkPolicies(network: Network, from: From): readonly Policy[] {
  const flows = Map.groupBy(network.flows, ({ namespace }) => namespace);
  const selectors = new Map(network.services.map((service) => [keyOf(service), service.selector]));
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
      .flatMap((actor) => [
        ...allowAny(actor, from),
        ...allowCoreDns(actor, { network, from }),
        ...allowPrometheus(actor, { network, from }),
      ]),
    ...byServiceAndSource(flows.get(namespace) ?? []).flatMap(([first, ports]) => {
      const selector = selectors.get(`${namespace}/${first.service}`) ?? null;
      return toFlowPolicy({ first, ports, selector, peers: peersOf(network, first.from), from });
    }),
    ...serviceRowPolicies(network, namespace, from),
  ]);
}

function keyOf({ namespace, name }: Service): string {
  return `${namespace}/${name}`;
}

/** CoreDNS alone queries Tailscale's nameserver. */
function allowCoreDns(actor: Actor, { network, from }: PolicyInput): readonly Policy[] {
  const port = actor.ports.dns;
  if (actor.name !== 'nameserver' || port === undefined) return [];
  const ports = PROTOCOLS.map((protocol): Port => ({ protocol, port }));
  return [
    from(actor, {
      name: `allow-coredns-to-${actor.name}`,
      namespace: actor.namespace,
      spec: allow({ selector: actor.labels, peers: peersOf(network, 'coredns'), ports }),
    }),
  ];
}

/** Every pod queries CoreDNS, and Traefik's clients come from anywhere: no source can be named for them. */
function allowAny(actor: Actor, from: From): readonly Policy[] {
  if (actor.name !== 'coredns' && actor.name !== 'traefik') return [];
  const protocols = actor.name === 'coredns' ? PROTOCOLS : (['TCP'] as const);
  const served = Object.entries(actor.ports).filter(([name]) => name !== 'metrics');
  const ports = served.flatMap(([, port]) => protocols.map((protocol): Port => ({ protocol, port })));
  return [
    from(actor, {
      name: `allow-any-to-${actor.name}`,
      namespace: actor.namespace,
      spec: allow({ selector: actor.labels, ports }),
    }),
  ];
}

/** cloudflared's own policy, in the chart that runs it, lets Prometheus in. */
function allowPrometheus(actor: Actor, { network, from }: PolicyInput): readonly Policy[] {
  const port = actor.ports.metrics;
  const peers = peersOf(network, 'prometheus');
  if (port === undefined || peers.length === 0 || actor.name === 'cloudflared') return [];
  return [
    from(actor, {
      name: `allow-prometheus-to-${actor.name}`,
      namespace: actor.namespace,
      spec: allow({ selector: actor.labels, peers, ports: [{ protocol: 'TCP', port }] }),
    }),
  ];
}

/** The first flow of each service and source, with the ports of all. */
function byServiceAndSource(flows: readonly Flow[]): readonly (readonly [Flow, readonly number[]])[] {
  const groups = Map.groupBy(flows, ({ from, service }) => `${from} ${service}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const ports = [...new Set(group.map(({ port }) => port))].sort((one, other) => one - other);
    return first === undefined ? [] : [[first, ports] as const];
  });
}

/** None without labels, since the pods cannot be named, and none without peers, since that would allow any source. */
function toFlowPolicy({
  first,
  ports,
  selector,
  peers,
  from,
}: {
  readonly first: Flow;
  readonly ports: readonly number[];
  readonly selector: Selector | null;
  readonly peers: readonly Drawn<NetworkPolicyPeer>[];
  readonly from: From;
}): readonly Policy[] {
  if (selector === null || peers.length === 0) return [];
  return [
    from(first, {
      name: `allow-${first.from}-to-${first.service}`,
      namespace: first.namespace,
      spec: allow({ selector, peers, ports: ports.map((port): Port => ({ protocol: 'TCP', port })) }),
    }),
  ];
}

/** Without peers any source may connect. */
function allow({
  selector,
  peers,
  ports,
}: {
  readonly selector: Selector;
  readonly peers?: readonly Drawn<NetworkPolicyPeer>[];
  readonly ports: readonly Port[];
}): Policy['spec'] {
  return {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress'],
    ingress: [{ ...(peers === undefined ? {} : { from: peers }), ports }],
  };
}

/** None where the network has no such program: the flow's exposure is a finding then. */
function peersOf(network: Network, from: Flow['from']): readonly Drawn<NetworkPolicyPeer>[] {
  if (from === 'nodes') return nodePeers(network);
  return network.actors
    .filter(({ name }) => name === from)
    .map(({ namespace, labels }) => podPeer(namespace, labels));
}
