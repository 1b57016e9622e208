import { IntervalSet } from '@netloom/addresses';
import { addressesAdmittedByPeer } from './peers.ts';
import type { Direction, PolicyLookup } from './policy-index.ts';
import type { Policy } from './policy.ts';
import { matchesPorts } from './ports.ts';
import type { ParsedRule } from './rule-index.ts';
import type { Party, PodParty, Traffic } from './traffic.ts';
import type { AllowingRule, DirectionVerdict, OpenReason, PolicyVerdict } from './verdict.ts';

/**
 * Evaluates the policies of a cluster for traffic, as networking.k8s.io/v1 defines and K3s' kube-router implements it:
 * the policies of both ends must allow it, and those of one end add up.
 */
export function evaluatePolicies<P extends Policy>({
  policies,
  traffic,
}: {
  readonly policies: PolicyLookup<P>;
  readonly traffic: Traffic;
}): PolicyVerdict<P> {
  const egress = evaluateDirection({ policies, traffic, direction: 'egress' });
  const ingress = evaluateDirection({ policies, traffic, direction: 'ingress' });
  return { decision: decisionOf([egress, ingress]), egress, ingress };
}

function decisionOf(verdicts: readonly DirectionVerdict[]): PolicyVerdict['decision'] {
  if (verdicts.some(({ kind }) => kind === 'deny')) return 'deny';
  return verdicts.some(({ kind }) => kind === 'partly') ? 'partly' : 'allow';
}

function evaluateDirection<P extends Policy>({
  policies,
  traffic,
  direction,
}: {
  readonly policies: PolicyLookup<P>;
  readonly traffic: Traffic;
  readonly direction: Direction;
}): DirectionVerdict<P> {
  const [own, other] = direction === 'ingress' ? [traffic.to, traffic.from] : [traffic.from, traffic.to];
  if (own.kind !== 'pod') return { kind: 'open', why: 'not-a-pod' };
  const why = exemptionOf({ own, other, direction });
  if (why !== null) return { kind: 'open', why };
  const isolating = policies.isolating(own, direction);
  if (isolating.length === 0) return { kind: 'open', why: 'not-isolated' };

  const isolatedBy = isolating.map(({ policy }) => policy);
  const admissions = isolating.flatMap(({ policy, [direction]: rules }) =>
    (rules?.candidates(other) ?? []).flatMap(({ rule, number }) => {
      const addresses = addressesAdmittedByRule(rule, { other, traffic });
      return addresses === null ? [] : [{ policy, rule: number, addresses }];
    }),
  );
  return combineAdmissions({ isolatedBy, admissions, requested: other.addresses });
}

/** Traffic that no policy of the pod applies to. */
function exemptionOf({
  own,
  other,
  direction,
}: {
  readonly own: PodParty;
  readonly other: Party;
  readonly direction: Direction;
}): OpenReason | null {
  if (own.hostNetwork) return 'host-network';
  if (isSamePod(own, other)) return 'itself';
  // kube-router accepts what its own node sends to a pod, and filters what the pod sends to the node
  if (direction === 'ingress' && own.node !== null && nodeOfHostProcess(other) === own.node) {
    return 'own-node';
  }
  return null;
}

function isSamePod(one: PodParty, other: Party): boolean {
  return (
    other.kind === 'pod' && one.name !== null && one.name === other.name && one.namespace === other.namespace
  );
}

function nodeOfHostProcess(party: Party): string | null {
  if (party.kind === 'node') return party.name;
  return party.kind === 'pod' && party.hostNetwork ? party.node : null;
}

/** The addresses of the other end that a rule admits; null for none. */
function addressesAdmittedByRule(
  { peers, ports }: ParsedRule,
  { other, traffic }: { readonly other: Party; readonly traffic: Traffic },
): IntervalSet | null {
  if (!matchesPorts(ports, traffic)) return null;
  if (peers === null) return other.addresses;
  const sets = peers.map((peer) => addressesAdmittedByPeer(peer, other)).filter((set) => set !== null);
  const [first, ...more] = sets;
  if (first === undefined) return null;
  return more.length === 0 ? first : IntervalSet.of(sets.flatMap(({ intervals }) => intervals));
}

type Admission<P extends Policy> = AllowingRule<P> & { readonly addresses: IntervalSet };

function combineAdmissions<P extends Policy>({
  isolatedBy,
  admissions,
  requested,
}: {
  readonly isolatedBy: readonly P[];
  readonly admissions: readonly Admission<P>[];
  readonly requested: IntervalSet;
}): DirectionVerdict<P> {
  if (admissions.length === 0) return { kind: 'deny', isolatedBy };
  const whole = admissions.filter(({ addresses }) => coversAll(addresses, requested));
  if (whole.length > 0) return { kind: 'allow', isolatedBy, allowedBy: whole.map(toRule) };
  const addresses = IntervalSet.of(admissions.flatMap((admission) => admission.addresses.intervals));
  const allowedBy = admissions.map(toRule);
  return coversAll(addresses, requested)
    ? { kind: 'allow', isolatedBy, allowedBy }
    : { kind: 'partly', isolatedBy, allowedBy, addresses };
}

function coversAll(addresses: IntervalSet, requested: IntervalSet): boolean {
  return addresses === requested || requested.subtract(addresses).isEmpty;
}

function toRule<P extends Policy>({ policy, rule }: Admission<P>): AllowingRule<P> {
  return { policy, rule };
}
