import { IntervalSet } from '@netloom/addresses';
import { admitted } from './peers.ts';
import type { Policy } from './policy.ts';
import type { Direction, PolicyIndex, ReadRule } from './policy-index.ts';
import { matchesPorts } from './ports.ts';
import type { Party, PodParty, Traffic } from './traffic.ts';
import type { AllowingRule, DirectionVerdict, OpenReason, PolicyVerdict } from './verdict.ts';

/**
 * What the policies of a cluster make of traffic, as networking.k8s.io/v1 says and K3s' kube-router does it: the
 * policies of both ends must allow it, and each end's add up.
 */
export function evaluatePolicies<P extends Policy>({
  policies,
  traffic,
}: {
  readonly policies: PolicyIndex<P>;
  readonly traffic: Traffic;
}): PolicyVerdict<P> {
  const egress = judge({ policies, traffic, direction: 'egress' });
  const ingress = judge({ policies, traffic, direction: 'ingress' });
  return { decision: decide([egress, ingress]), egress, ingress };
}

function decide(verdicts: readonly DirectionVerdict[]): PolicyVerdict['decision'] {
  if (verdicts.some(({ kind }) => kind === 'deny')) return 'deny';
  return verdicts.some(({ kind }) => kind === 'partly') ? 'partly' : 'allow';
}

function judge<P extends Policy>({
  policies,
  traffic,
  direction,
}: {
  readonly policies: PolicyIndex<P>;
  readonly traffic: Traffic;
  readonly direction: Direction;
}): DirectionVerdict<P> {
  const [own, other] = direction === 'ingress' ? [traffic.to, traffic.from] : [traffic.from, traffic.to];
  if (own.kind !== 'pod') return { kind: 'open', why: 'not-a-pod' };
  const why = exception({ own, other, direction });
  if (why !== null) return { kind: 'open', why };
  const isolating = policies.isolating(own, direction);
  if (isolating.length === 0) return { kind: 'open', why: 'not-isolated' };

  const isolatedBy = isolating.map(({ policy }) => policy);
  const admissions = isolating.flatMap(({ policy, [direction]: rules }) =>
    (rules ?? []).flatMap((rule, index) => {
      const addresses = admittedBy(rule, { other, traffic });
      return addresses === null ? [] : [{ policy, rule: index, addresses }];
    }),
  );
  return weigh({ isolatedBy, admissions, asked: other.addresses });
}

/** Traffic that no policy of the pod is asked about. */
function exception({
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
  if (direction === 'ingress' && own.node !== null && nodeItSpeaksFor(other) === own.node) return 'own-node';
  return null;
}

function isSamePod(one: PodParty, other: Party): boolean {
  return (
    other.kind === 'pod' && one.name !== null && one.name === other.name && one.namespace === other.namespace
  );
}

function nodeItSpeaksFor(party: Party): string | null {
  if (party.kind === 'node') return party.name;
  return party.kind === 'pod' && party.hostNetwork ? party.node : null;
}

/** The addresses of the other end that a rule admits; null for none. */
function admittedBy(
  { peers, ports }: ReadRule,
  { other, traffic }: { readonly other: Party; readonly traffic: Traffic },
): IntervalSet | null {
  if (!matchesPorts(ports, traffic)) return null;
  if (peers === null) return other.addresses;
  const sets = peers.map((peer) => admitted(peer, other)).filter((set) => set !== null);
  return sets.length === 0 ? null : IntervalSet.of(sets.flatMap(({ intervals }) => intervals));
}

type Admission<P extends Policy> = AllowingRule<P> & { readonly addresses: IntervalSet };

function weigh<P extends Policy>({
  isolatedBy,
  admissions,
  asked,
}: {
  readonly isolatedBy: readonly P[];
  readonly admissions: readonly Admission<P>[];
  readonly asked: IntervalSet;
}): DirectionVerdict<P> {
  if (admissions.length === 0) return { kind: 'deny', isolatedBy };
  const whole = admissions.filter(({ addresses }) => isWhole(addresses, asked));
  if (whole.length > 0) return { kind: 'allow', isolatedBy, allowedBy: whole.map(toRule) };
  const addresses = IntervalSet.of(admissions.flatMap((admission) => admission.addresses.intervals));
  const allowedBy = admissions.map(toRule);
  return isWhole(addresses, asked)
    ? { kind: 'allow', isolatedBy, allowedBy }
    : { kind: 'partly', isolatedBy, allowedBy, addresses };
}

function isWhole(addresses: IntervalSet, asked: IntervalSet): boolean {
  return asked.subtract(addresses).isEmpty;
}

function toRule<P extends Policy>({ policy, rule }: Admission<P>): AllowingRule<P> {
  return { policy, rule };
}
