import { codeSpan, dumpYaml, escapeMarkdown, fencedBlock, plain, withoutOrigin } from '@netloom/chart-kit';
import { programOf, type Flow, type IngressProxy, type Network } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import { table } from '../markdown/blocks.ts';
import { code, NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';
import { nodesWords } from './endpoint-words.ts';

/** What the pods of each namespace take connections from. */
export function policySection(network: Network): Section | null {
  const { defaultDenyIngress, auditIngress, others } = network.policies;
  const isOpen = defaultDenyIngress.length === 0 && auditIngress.length === 0;
  const blocks = isOpen && others.length === 0 ? allowAll(network) : [isOpen ? null : denyTable(network)];
  return section('Kubernetes Network Policies', { blocks: [...blocks, ...otherPolicies(network)] });
}

function denyTable(network: Network): string | null {
  const { defaultDenyIngress, auditIngress } = network.policies;
  const denied = new Set(defaultDenyIngress);
  const flows = Map.groupBy(network.flows, ({ namespace }) => namespace);
  return table(
    ['Namespace', 'By default', 'Let in, besides its own pods'],
    [...new Set([...defaultDenyIngress, ...auditIngress])].map((namespace) => [
      code(namespace),
      denied.has(namespace) ? 'deny' : `allow; to deny later (${codeSpan('auditIngress')})`,
      describeFlows(network, flows.get(namespace) ?? []),
    ]),
  );
}

function otherPolicies({ policies: { others } }: Network): readonly (string | null)[] {
  if (others.length === 0) return [];
  return [
    'Policies that are not made from network.yaml. What they let through is not stated in it:',
    table(
      ['Policy', 'Namespace', 'Direction', 'Pods'],
      others.map(({ kind, name, namespace, types, selector }) => [
        `${kind} ${code(name)}`,
        namespace === null ? 'all' : code(namespace),
        types.join(', '),
        selector === null
          ? 'all'
          : code(
              Object.entries(selector)
                .map(([key, value]) => `${key}=${value}`)
                .join(','),
            ),
      ]),
    ),
  ];
}

const SOURCES = {
  cloudflared: 'cloudflared',
  coredns: 'CoreDNS',
  prometheus: 'Prometheus',
  tailscale: 'Tailscale',
  nameserver: 'Tailscale nameserver',
} as const satisfies Record<Exclude<Flow['from'], IngressProxy['name'] | 'nodes'>, string>;

/** Markdown. */
function sourceName(network: Network, from: Flow['from']): string {
  if (from === 'nodes') return nodesWords(network);
  const ingress = network.ingresses.find(({ proxy }) => proxy?.name === from);
  if (ingress !== undefined) return escapeMarkdown(programOf(network, ingress));
  return isOther(from) ? SOURCES[from] : from;
}

function isOther(from: Flow['from']): from is keyof typeof SOURCES {
  return Object.hasOwn(SOURCES, from);
}

function describeFlows(network: Network, flows: readonly Flow[]): string {
  const lines = flows.map(
    ({ from, service, port }) =>
      `${sourceName(network, from)} to ${escapeMarkdown(service)} on ${codeSpan(`${port}/tcp`)}`,
  );
  return [...new Set(lines)].join('<br>') || NONE;
}

/** The seed of every policy, for the first namespace that has a Service. */
function allowAll(network: Network): readonly string[] {
  const [service] = network.services;
  const text = 'Currently using default allow-all.';
  if (service === undefined) return [text];
  const { namespace } = service;
  const [policy] = toNetworkPolicies(
    { ...network, policies: { ...network.policies, defaultDenyIngress: [namespace] } },
    withoutOrigin,
  );
  if (policy === undefined) return [text];
  const manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: policy.name, namespace: policy.namespace },
    spec: policy.spec,
  };
  return [
    `${text} ${codeSpan(`policies: { defaultDenyIngress: [${namespace}] }`)} in network.yaml would begin with this, and let in what the network states:`,
    fencedBlock('yaml', dumpYaml(plain(manifest))),
  ];
}
