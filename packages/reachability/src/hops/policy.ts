import type { IntervalSet } from '@netloom/addresses';
import { addressesOf } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, decidingHop, deny, unknown, verdictOfHops, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { PodPort } from '../network-index/workloads.ts';
import {
  evaluatePolicies,
  type DirectionVerdict,
  type OpenReason,
  type Party,
  type PolicyVerdict,
} from '../policy/index.ts';
import { toParty, type Sender } from '../sender.ts';
import { describePolicy, enforced } from './enforcement.ts';
import { otherPolicyAt, otherPolicyHop, type OwnRuling } from './other-policies.ts';
import { casesOf } from './policy-cases.ts';

/** Network policies of both pods: egress of the one, ingress of the other. Unknown where the cases differ. */
export function* policyHops(index: NetworkIndex, flow: Flow, { pods, port }: PodPort): Generator<Hop> {
  const label = `pods of ${pods.namespace}/${pods.name}`;
  const what = `${label} on ${describePort({ port, protocol: flow.protocol })}`;
  const cases = casesOf(index, flow, pods).map((one) => {
    const verdict = evaluate(index, flow, { ...one, port });
    const ends = { from: one.from, to: one.to };
    const hops = [...directionHops(index, { sender: one.sender, to: what, verdict, ends })];
    return { when: one.when, hops, verdict: verdictOfHops(hops) };
  });
  const [first] = cases;
  const last = cases.at(-1);
  if (first === undefined || last === undefined) throw new Error(`no policy case for ${label}`);
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

/** Egress policies of the sender; the other end is no pod. No hop where none applies. */
export function* egressHops(
  index: NetworkIndex,
  flow: Flow,
  to: { readonly addresses: IntervalSet; readonly label: string },
): Generator<Hop> {
  const party: Party = { kind: 'outside', addresses: to.addresses };
  const from = toParty(flow.sender, flow.family);
  const { egress } = evaluate(index, flow, { from, to: party, port: flow.port ?? 1 });
  const ruling = { end: from, direction: 'egress', verdict: egress } as const;
  if (egress.kind === 'open' && otherPolicyAt(index, ruling) === undefined) return;
  if (egress.kind === 'deny' && flow.port === null) {
    const text = `whether policies allow egress from ${flow.sender.label} to ${to.label} depends on the port, which is not stated`;
    yield unknown('policy', text, null);
    return;
  }
  yield policyHop(index, {
    sender: flow.sender,
    to: to.label,
    direction: 'egress',
    verdict: egress,
    end: from,
    other: to.addresses,
  });
}

function* directionHops(
  index: NetworkIndex,
  {
    sender,
    to,
    verdict,
    ends,
  }: Pick<Decided, 'sender' | 'to'> & {
    readonly verdict: PolicyVerdict;
    readonly ends: { readonly from: Party; readonly to: Party };
  },
): Generator<Hop> {
  const { egress, ingress } = verdict;
  const leaving = { end: ends.from, direction: 'egress', verdict: egress } as const;
  if (egress.kind !== 'open' || otherPolicyAt(index, leaving) !== undefined) {
    yield policyHop(index, { sender, to, ...leaving, other: ends.to.addresses });
  }
  yield policyHop(index, {
    ...{ sender, to, direction: 'ingress', verdict: ingress },
    end: ends.to,
    other: ends.from.addresses,
  });
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
): PolicyVerdict {
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
  'not-a-pod': 'no policy applies to',
  'host-network': 'policies do not apply to the host network of',
  'own-node': 'policies always let a node reach',
  itself: 'a pod always reaches itself:',
} as const satisfies Record<OpenReason, string>;

interface Decided extends OwnRuling {
  readonly sender: Pick<Sender, 'label'>;
  readonly to: string;
  /** The addresses of the end that is not isolated. */
  readonly other: IntervalSet;
}

function policyHop(index: NetworkIndex, decided: Decided): Hop {
  const { sender, to, direction, verdict, other } = decided;
  const isolated = direction === 'ingress' ? to : sender.label;
  const unstated = otherPolicyAt(index, decided);
  if (unstated !== undefined) return otherPolicyHop(index, unstated, { direction, label: isolated });
  if (verdict.kind !== 'open') {
    const hop = rulingHop(index, { sender, to, direction, verdict });
    return enforced(index, { hop, verdict, direction, other });
  }
  return allow('policy', `${WHY_OPEN[verdict.why]} ${isolated}`, null);
}

function rulingHop(
  index: NetworkIndex,
  {
    sender,
    to,
    direction,
    verdict,
  }: Pick<Decided, 'sender' | 'to' | 'direction'> & {
    readonly verdict: Exclude<DirectionVerdict, { readonly kind: 'open' }>;
  },
): Hop {
  const isolated = direction === 'ingress' ? to : sender.label;
  if (verdict.kind === 'deny') {
    const [isolating] = verdict.isolatedBy;
    if (isolating === undefined) throw new Error('a denial by no policy');
    const missing = direction === 'ingress' ? `ingress from ${sender.label}` : `egress to ${to}`;
    const text = `${describePolicy(isolating)} isolates ${isolated}, and no policy allows ${missing}`;
    return deny('policy', text, index.at(isolating));
  }
  const [first] = verdict.allowedBy;
  const at = first === undefined ? null : index.at(first.policy);
  const by = [...new Set(verdict.allowedBy.map(({ policy }) => describePolicy(policy)))].join(', ');
  return verdict.kind === 'allow'
    ? allow('policy', `${by} allows ${direction} from ${sender.label} to ${to}`, at)
    : unknown('policy', `${by} allows ${direction} from only a part of ${sender.label} to ${to}`, at);
}
