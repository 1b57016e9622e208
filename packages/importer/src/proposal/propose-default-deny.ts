import { plain, withoutOrigin } from '@netloom/chart-kit';
import type { CheckedNetwork } from '@netloom/engine/check';
import { parseTarget, type Endpoint } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import { indexNetwork, trace, type Trace } from '@netloom/reachability';
import type { Draft } from '../model/draft/draft.ts';
import { list, map, scalar, type Planned, type PlannedMap, type PlannedScalar } from '../model/planned.ts';
import type { Tree } from '../sources/tree.ts';
import type { CheckedImport } from '../verdict/check-import.ts';
import type { ProposalInput } from './planner.ts';
import type { Proposal } from './proposal.ts';
import { planDeny, type PlannedDeny } from './propose.ts';

export interface CheckedProposal {
  readonly proposal: Proposal;
  /** The network file with what is let in, and the namespaces under `auditIngress`. */
  readonly file: PlannedMap;
}

/**
 * Default deny with all that is known to be needed. Each plan is checked as a network: a namespace in which a rule finds
 * something cut off, or a way in that was open and is not any more, stays open.
 */
export async function proposeDefaultDeny(
  input: ProposalInput,
  {
    before,
    check,
  }: {
    readonly before: CheckedNetwork;
    readonly check: (file: PlannedMap) => Promise<CheckedImport>;
  },
): Promise<CheckedProposal> {
  const refused = new Map<string, readonly string[]>();
  for (;;) {
    const planned = planDeny(input, refused);
    const { text, checked } = await check(fileOf(input, planned, 'defaultDenyIngress'));
    const found = checked.kind === 'checked' ? problemsOf(planned, before, checked) : unreadable(planned);
    if (found.size === 0) {
      const policies = checked.kind === 'checked' ? policiesOf(checked) : [];
      const { namespaces, flows, open, cut } = planned;
      return {
        proposal: { namespaces, flows, open, cut, policies, text },
        file: fileOf(input, planned, 'auditIngress'),
      };
    }
    for (const [namespace, why] of found) refused.set(namespace, [...(refused.get(namespace) ?? []), ...why]);
  }
}

function unreadable({ namespaces }: PlannedDeny): ReadonlyMap<string, readonly string[]> {
  return new Map(namespaces.map((namespace) => [namespace, ['the network file with its rows is none']]));
}

function fileOf(
  { file: { entries, from }, draft }: ProposalInput,
  { services, firewall, monitoring, namespaces }: PlannedDeny,
  key: 'auditIngress' | 'defaultDenyIngress',
): PlannedMap {
  const all: Record<string, Planned | undefined> = {
    ...Object.fromEntries(entries),
    services: services.toList(),
    monitoring: monitoring?.planned,
    firewall: list([...itemsOf(entries.get('firewall')), ...firewall.toList()]),
    policies: policiesWith(
      entries.get('policies'),
      key,
      namespaces.map((namespace) => scalar(namespace, placeOf(namespace, draft))),
    ),
  };
  return map(all, from);
}

function policiesWith(
  stated: Planned | undefined,
  key: 'auditIngress' | 'defaultDenyIngress',
  added: readonly PlannedScalar[],
): Planned | undefined {
  if (added.length === 0) return stated;
  const { defaultDenyIngress, others } = stated?.kind === 'map' ? Object.fromEntries(stated.entries) : {};
  return map({
    defaultDenyIngress,
    [key]: list([...itemsOf(key === 'defaultDenyIngress' ? defaultDenyIngress : undefined), ...added]),
    others,
  });
}

/** The first Service of a namespace. */
function placeOf(namespace: string, { services }: Draft): Tree | undefined {
  return [...services.values()].find((service) => service.namespace === namespace)?.at;
}

function itemsOf(planned: Planned | undefined): readonly Planned[] {
  return planned?.kind === 'list' ? planned.items : [];
}

type Problems = Map<string, readonly string[]>;

/** Why namespaces of a plan cannot be denied after all. */
function problemsOf(planned: PlannedDeny, before: CheckedNetwork, after: CheckedNetwork): Problems {
  const problems: Problems = new Map();
  const add = (namespace: string, why: string): void => {
    if (planned.namespaces.includes(namespace)) {
      problems.set(namespace, [...(problems.get(namespace) ?? []), why]);
    }
  };
  for (const { namespace, service } of missingPolicies(planned, after)) {
    add(namespace, `no policy can let in what service ${service} needs`);
  }
  for (const { code, message } of after.diagnostics) {
    if (!code.startsWith('policy-cuts-')) continue;
    for (const namespace of planned.namespaces) {
      if (message.includes(`"${namespace}"`) || message.includes(`"${namespace}/`)) add(namespace, message);
    }
  }
  for (const { namespace, host, from } of brokenExposures(planned, before, after)) {
    add(namespace, `${host} would not be reached from ${from} any more`);
  }
  return problems;
}

function missingPolicies(
  { flows, firewall }: PlannedDeny,
  { facts: { network } }: CheckedNetwork,
): readonly { readonly namespace: string; readonly service: string }[] {
  const names = new Set(
    toNetworkPolicies(network, withoutOrigin).map(
      ({ namespace, name }) => `${namespace.toString()}/${name.toString()}`,
    ),
  );
  const rows = firewall
    .policies()
    .filter(({ namespace, name }) => !names.has(`${namespace}/${name}`))
    .map(({ namespace, name }) => ({ namespace, service: name }));
  const derived = flows.filter(
    ({ namespace, service, by }) =>
      by !== 'firewall' &&
      ![...names].some((name) => name.startsWith(`${namespace}/allow-`) && name.endsWith(`-to-${service}`)),
  );
  return [...rows, ...derived];
}

const ZONES = ['internet', 'lan', 'tailnet'] as const;
const SCHEMES = ['http', 'https'] as const;

/**
 * Exposures in denied namespaces that were reached from somewhere, and are not any more. What is not known of names and
 * certificates decides about many of them: then a policy that stops them counts.
 */
function brokenExposures(
  { namespaces }: PlannedDeny,
  before: CheckedNetwork,
  after: CheckedNetwork,
): readonly { readonly namespace: string; readonly host: string; readonly from: string }[] {
  const [old, changed] = [indexNetwork(before.facts), indexNetwork(after.facts)];
  const hosts = new Map(
    before.facts.network.exposures
      .filter(({ namespace, host }) => namespaces.includes(namespace) && !host.startsWith('*'))
      .map(({ namespace, host }) => [host, { namespace, host }] as const),
  );
  return [...hosts.values()].flatMap(({ namespace, host }) => {
    const targets = SCHEMES.map((scheme) => parseTarget(`${scheme}://${host}/`)).filter(({ ok }) => ok);
    return ZONES.filter((zone) =>
      targets.some((to) => {
        if (!to.ok) return false;
        const question = { from: { kind: 'zone', zone } satisfies Endpoint, to: to.value };
        const [was, is] = [trace(old, question), trace(changed, question)];
        return (was.verdict === 'allow' && is.verdict !== 'allow') || (passes(was) && !passes(is));
      }),
    ).map((from) => ({ namespace, host, from }));
  });
}

/** Whether all policies on the way let it through. */
function passes({ hops }: Trace): boolean {
  return hops.every(({ layer, verdict }) => layer !== 'policy' || verdict === 'allow');
}

/** As manifests. */
function policiesOf({ facts: { network } }: CheckedNetwork): readonly object[] {
  return toNetworkPolicies(network, withoutOrigin).map(({ name, namespace, spec }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: name.toString(), namespace: namespace.toString() },
    spec: plain(spec),
  }));
}
