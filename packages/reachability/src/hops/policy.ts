import type { IntervalSet } from '@netloom/addresses';
import { addressesOf } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, decidingHop, deny, unknown, verdictOfHops, type Hop } from '../hop.ts';
import {
  evaluatePolicies,
  type DirectionVerdict,
  type OpenReason,
  type Party,
  type Policy,
} from '../policy/index.ts';
import { toParty, type Sender } from '../sender.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { PodPort } from '../network-index/workloads.ts';
import { casesOf } from './policy-cases.ts';

/** Network policies of both pods: what the one may open, and what the other takes. Not certain where the cases differ. */
export function* policyHops(index: NetworkIndex, flow: Flow, { pods, port }: PodPort): Generator<Hop> {
  const label = `pods of ${pods.namespace}/${pods.name}`;
  const what = `${label} on ${describePort({ port, protocol: flow.protocol })}`;
  const cases = casesOf(index, flow, pods).map((one) => {
    const verdict = evaluate(index, flow, { ...one, port });
    const way = { sender: one.sender, to: what };
    const out =
      verdict.egress.kind === 'open'
        ? []
        : [policyHop(index, { ...way, verdict: verdict.egress, out: one.sender.label })];
    const hops = [...out, policyHop(index, { ...way, verdict: verdict.ingress, out: null })];
    return { when: one.when, hops, verdict: verdictOfHops(hops) };
  });
  const [first] = cases;
  const last = cases.at(-1);
  if (first === undefined || last === undefined) throw new Error(`no case of a way to ${label}`);
  if (cases.every(({ verdict }) => verdict === first.verdict)) {
    yield* last.hops;
    return;
  }
  const decided = [...Map.groupBy(cases, ({ verdict }) => verdict).values()].flatMap(([example]) =>
    example === undefined ? [] : [{ when: example.when, hop: decidingHop(example) }],
  );
  const text = decided.map(({ when, hop }) => `${hop.text}, ${when ?? ''}`).join('; but ');
  const at = decided.findLast(({ hop }) => hop.verdict !== 'allow')?.hop.at ?? null;
  yield unknown('policy', text, at);
}

/** Only what the sender's own policies say: the other end is no pod. Nothing where none decides. */
export function* egressHops(
  index: NetworkIndex,
  flow: Flow,
  to: { readonly addresses: IntervalSet; readonly label: string },
): Generator<Hop> {
  const party: Party = { kind: 'outside', addresses: to.addresses };
  const from = toParty(flow.sender, flow.family);
  const { egress } = evaluate(index, flow, { from, to: party, port: flow.port ?? 1 });
  if (egress.kind === 'open') return;
  if (egress.kind === 'deny' && flow.port === null) {
    const text = `whether policies let ${flow.sender.label} out to ${to.label} depends on the port, which is not stated`;
    yield unknown('policy', text, null);
    return;
  }
  yield policyHop(index, { sender: flow.sender, to: to.label, verdict: egress, out: flow.sender.label });
}

/** The egress policies of a pod that connects to something on the internet. */
export function internetEgressHops(index: NetworkIndex, flow: Flow, label: string): Iterable<Hop> {
  if (flow.sender.kind !== 'pod') return [];
  const addresses = addressesOf({ kind: 'zone', zone: 'internet' }, index.facts.ledger);
  return egressHops(index, flow, { addresses, label });
}

function evaluate(
  index: NetworkIndex,
  { protocol }: Flow,
  { from, to, port }: { readonly from: Party; readonly to: Party; readonly port: number },
): ReturnType<typeof evaluatePolicies> {
  const traffic = {
    from,
    to,
    port,
    protocol: protocol === 'udp' ? ('UDP' as const) : ('TCP' as const),
  };
  return evaluatePolicies({ policies: index.policies(), traffic });
}

const WHY_OPEN = {
  'not-isolated': 'no policy isolates',
  'not-a-pod': 'no policy concerns',
  'host-network': 'policies leave alone the host network of',
  'own-node': 'policies always let a node reach',
  itself: 'a pod always reaches itself:',
} as const satisfies Record<OpenReason, string>;

function policyHop(
  index: NetworkIndex,
  decided: {
    readonly sender: Pick<Sender, 'label'>;
    readonly to: string;
    readonly verdict: DirectionVerdict;
    /** Whose policies decide about what goes out; null for what comes in. */
    readonly out: string | null;
  },
): Hop {
  const { sender, to, verdict, out } = decided;
  if (verdict.kind === 'open') return allow('policy', `${WHY_OPEN[verdict.why]} ${out ?? to}`, null);
  const of = `${sender.label} ${out === null ? 'into' : 'out to'} ${to}`;
  if (verdict.kind === 'deny') {
    const [isolating] = verdict.isolatedBy;
    if (isolating === undefined) throw new Error('a denial by no policy');
    const closed = `${describePolicy(isolating)} closes ${out ?? to}, and no other lets`;
    const rest = out === null ? `${sender.label} in` : `it out to ${to}`;
    return deny('policy', `${closed} ${rest}`, index.at(isolating));
  }
  const [first] = verdict.allowedBy;
  const at = first === undefined ? null : index.at(first.policy);
  const by = [...new Set(verdict.allowedBy.map(({ policy }) => describePolicy(policy)))].join(', ');
  return verdict.kind === 'allow'
    ? allow('policy', `${by} lets ${of}`, at)
    : unknown('policy', `${by} lets only a part of ${of}`, at);
}

function describePolicy({ namespace, name }: Policy): string {
  return `policy ${namespace.toString()}/${name.toString()}`;
}
