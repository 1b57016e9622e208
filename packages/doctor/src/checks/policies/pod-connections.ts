import { NETLOOM_NAMESPACE, printTarget } from '@netloom/network-model';
import { decidingHop, indexNetwork, tracePodsOf } from '@netloom/reachability';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import type { PodAnswers } from '../../in-cluster/pod-answers.ts';
import { NotChecked } from '../../not-checked.ts';
import { fixBy, type Problem, type Unknown } from '../../outcome.ts';
import type { ProbeAnswer } from '../../probe.ts';
import { describeAnswer, reachedBy } from '../../reached.ts';
import { API_SERVER, podTargets, type PodTarget } from './pod-targets.ts';

/** What a pod reaches and what it does not, compared with what traces say of such a pod. */
export const podConnectionsCheck: CheckDefinition<PodAnswers> = {
  id: 'pod-connections',
  subject: 'policies',
  title: `what a pod of ${NETLOOM_NAMESPACE} reaches`,
  symptom: null,
  applies: (network) => podTargets(network).length > 0,
  observe: async ({ pod }) => {
    const answers = await pod;
    if (answers === null) throw new NotChecked('--in-cluster starts a pod that tries it', 'not-here');
    return answers;
  },
  compare: ({ probe }, facts) => {
    const tried = podTargets(facts.network).map((target) => tryOut(target, { probe, facts }));
    // silence proves something only where the pod has a network
    const isConnected =
      tried.some(({ answer }) => answer?.kind === 'answered') || probe(API_SERVER)?.kind === 'answered';
    return {
      saw: `${countOf(tried.length, 'target')} tried from a pod of ${NETLOOM_NAMESPACE}`,
      problems: tried.flatMap((one) => problemOf(one, { isConnected, facts }) ?? []),
      unknown: tried.flatMap((one) => [...unknownOf(one, isConnected)]),
    };
  },
};

interface Tried {
  readonly target: PodTarget;
  readonly answer: ProbeAnswer | null;
  readonly promised: ReturnType<typeof tracePodsOf>;
  /** null where nothing is promised, or the answer proves nothing. */
  readonly verdict: 'allow' | 'deny' | null;
}

function tryOut(
  target: PodTarget,
  { probe, facts }: { readonly probe: PodAnswers['probe']; readonly facts: DoctorFacts },
): Tried {
  const answer = probe(target.question);
  const promised = tracePodsOf(indexNetwork(facts), { namespace: NETLOOM_NAMESPACE, to: target.to });
  const isComparable = answer !== null && promised.verdict !== 'unknown';
  return { target, answer, promised, verdict: isComparable ? reachedBy(answer, promised.verdict) : null };
}

function problemOf(
  { target, answer, promised, verdict }: Tried,
  { isConnected, facts: { origins } }: { readonly isConnected: boolean; readonly facts: DoctorFacts },
): Problem | null {
  if (answer === null || verdict === null || verdict === promised.verdict) return null;
  if (verdict === 'deny' && !isConnected) return null;
  const { name, to, row, look } = target;
  const said = decidingHop(promised);
  const isReached = verdict === 'allow';
  return {
    severity: 'error',
    saw: `from a pod of ${NETLOOM_NAMESPACE}, ${name} is ${isReached ? 'reached' : 'not reached'}: ${describeAnswer(answer)}`,
    expected: `${promised.verdict}: ${said.text}`,
    at: said.at ?? origins.of(row),
    fix: fixBy(
      isReached
        ? 'See whether the policies are there, and whether the cluster enforces them.'
        : 'See whether its pods are ready, and which policies of others select them.',
      look,
      `netloom trace pods ${printTarget(to)}`,
    ),
  };
}

function* unknownOf(
  { target: { name }, answer, promised, verdict }: Tried,
  isConnected: boolean,
): Iterable<Unknown> {
  if (promised.verdict === 'unknown') {
    yield { why: `${name}: ${decidingHop(promised).text}`, cause: 'not-here' };
  } else if (answer === null) {
    yield { why: `${name}: the pod had no time to try it`, cause: 'failed' };
  } else if (verdict === null) {
    yield { why: `${name}: ${describeAnswer(answer)} proves nothing`, cause: 'failed' };
  } else if (verdict === 'deny' && !isConnected) {
    yield { why: `${name}: the pod reaches nothing at all, which proves nothing`, cause: 'failed' };
  }
}
