import { NETLOOM_NAMESPACE, type Service } from '@netloom/network-model';
import { decidingHop, indexNetwork, tracePodsOf } from '@netloom/reachability';
import type { CheckDefinition, Problem, Unknown } from '../../check.ts';
import type { DoctorFacts } from '../../facts.ts';
import type { PodAnswers } from '../../in-cluster/pod-answers.ts';
import { countOf, fixBy } from '../../judgements.ts';
import { NotChecked } from '../../not-checked.ts';
import type { ProbeAnswer } from '../../probe.ts';
import { exposedServices } from '../ingress/backends.ts';
import { API_SERVER, podTargets } from './pod-targets.ts';

/** What a pod reaches and what it does not, compared with what traces say of such a pod. */
export const podConnectionsCheck: CheckDefinition<PodAnswers> = {
  id: 'pod-connections',
  subject: 'policies',
  title: `what a pod of ${NETLOOM_NAMESPACE} reaches`,
  symptom: null,
  applies: (network) => exposedServices(network).length > 0,
  observe: async ({ pod }) => {
    const answers = await pod;
    if (answers === null) throw new NotChecked('--in-cluster starts a pod that tries it', 'not-here');
    return answers;
  },
  judge: ({ connect }, facts) => {
    const tried = podTargets(facts.network).flatMap(({ service, host, port }) =>
      service === null ? [] : [tryOut({ service, answer: connect(host, port) }, facts)],
    );
    // silence proves something only where the pod has a network
    const isConnected =
      tried.some(({ answer }) => answer?.kind === 'answered') ||
      connect(API_SERVER.host, API_SERVER.port)?.kind === 'answered';
    return {
      saw: `${countOf(tried.length, 'Service')} tried from a pod of ${NETLOOM_NAMESPACE}`,
      problems: tried.flatMap((one) => problemOf(one, { isConnected, facts }) ?? []),
      unknown: tried.flatMap((one) => [...unknownOf(one, isConnected)]),
    };
  },
};

interface Tried {
  readonly service: Service;
  readonly answer: ProbeAnswer | null;
  readonly promised: ReturnType<typeof tracePodsOf>;
}

function tryOut({ service, answer }: Pick<Tried, 'service' | 'answer'>, facts: DoctorFacts): Tried {
  const { namespace, name } = service;
  const endpoint = { kind: 'named', what: 'service', namespace, name } as const;
  const promised = tracePodsOf(indexNetwork(facts), {
    namespace: NETLOOM_NAMESPACE,
    to: { kind: 'endpoint', endpoint },
  });
  return { service, answer, promised };
}

function problemOf(
  { service, answer, promised }: Tried,
  { isConnected, facts: { origins } }: { readonly isConnected: boolean; readonly facts: DoctorFacts },
): Problem | null {
  if (answer === null || promised.verdict === 'unknown') return null;
  const isReached = answer.kind === 'answered';
  if (isReached === (promised.verdict === 'allow') || (!isReached && !isConnected)) return null;
  const { namespace, name, port } = service;
  const said = decidingHop(promised);
  return {
    severity: 'error',
    saw: `from a pod of ${NETLOOM_NAMESPACE}, ${namespace}/${name}:${port} is ${isReached ? 'reached' : `not reached (${answer.why})`}`,
    expected: `${promised.verdict}: ${said.text}`,
    at: said.at ?? origins.of(service),
    fix: fixBy(
      isReached
        ? 'See whether the policies are there, and whether the cluster enforces them.'
        : 'See whether its pods are ready, and which policies of others select them.',
      `kubectl --namespace ${namespace} get networkpolicies,endpointslices`,
      `netloom trace pods service:${namespace}/${name}`,
    ),
  };
}

function* unknownOf({ service, answer, promised }: Tried, isConnected: boolean): Iterable<Unknown> {
  const name = `${service.namespace}/${service.name}`;
  if (promised.verdict === 'unknown') {
    yield { why: `${name}: ${decidingHop(promised).text}`, cause: 'not-here' };
  } else if (answer === null) {
    yield { why: `${name}: the pod had no time to try it`, cause: 'failed' };
  } else if (answer.kind === 'silent' && !isConnected) {
    yield { why: `${name}: the pod reaches nothing at all, which proves nothing`, cause: 'failed' };
  }
}
