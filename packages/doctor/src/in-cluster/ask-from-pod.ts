import { randomBytes } from 'node:crypto';
import {
  describeRef,
  messageOf,
  pause,
  refOf,
  waitGone,
  type ApiObject,
  type ClusterClient,
} from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import * as z from 'zod';
import { conditionOf } from '../conditions.ts';
import { NotChecked } from '../not-checked.ts';
import { parsePodLog, type PodAnswers } from './pod-answers.ts';
import { POD_LABELS, toPod } from './pod-object.ts';

/** How long a pod may take, its image included. */
export const POD_LIMIT_MS = 180_000;

export interface AskFromPodInput {
  readonly cluster: Pick<ClusterClient, 'apply' | 'get' | 'list' | 'delete' | 'podLog' | 'clock'>;
  /** The same cluster without the signal: what was begun is removed after an interruption, too. */
  readonly detached: Pick<ClusterClient, 'get' | 'delete'>;
  readonly questions: readonly string[];
  readonly signal: AbortSignal;
  readonly limitMs: number;
  readonly pollMs: number;
  /** Called where the pod could not be removed, with why. */
  readonly onLeft: (text: string) => void;
}

/** Starts a pod, reads the answers that it got, and removes it: after a failure, an interruption and the time limit, too. */
export async function askFromPod(input: AskFromPodInput): Promise<PodAnswers> {
  const { cluster, detached, questions, limitMs, pollMs, onLeft } = input;
  await removeLeftovers(input);
  const pod = toPod({ suffix: randomBytes(4).toString('hex'), questions, limitMs });
  const ref = refOf(pod);
  try {
    await cluster.apply(pod);
    await waitForEnd(pod, input);
    const log = await cluster.podLog(NETLOOM_NAMESPACE, ref.name);
    return parsePodLog(describeRef(ref), log);
  } finally {
    await detached
      .delete(ref)
      .then(() =>
        waitGone({ cluster: detached, ref, timeoutMs: 20_000, pollMs, onProgress: () => undefined }),
      )
      .catch((error: unknown) => {
        onLeft(
          `${describeRef(ref)} could not be removed (${messageOf(error)}): kubectl --namespace ${NETLOOM_NAMESPACE} delete pod ${ref.name}`,
        );
      });
  }
}

/** Pods of runs that were killed: those that have ended, and those that should have. Another run's pod is left alone. */
async function removeLeftovers({ cluster, limitMs }: AskFromPodInput): Promise<void> {
  const pods = await cluster.list({
    apiVersion: 'v1',
    kind: 'Pod',
    namespace: NETLOOM_NAMESPACE,
    labels: POD_LABELS,
  });
  const now = cluster.clock ?? Date.now();
  for (const pod of pods) {
    const age = now - Date.parse(Created.safeParse(pod.metadata).data?.creationTimestamp ?? '');
    if (phaseOf(pod) !== 'ended' && age <= limitMs) continue;
    await cluster.delete(refOf(pod));
  }
}

const Created = z.looseObject({ creationTimestamp: z.string() });
const Status = z.looseObject({
  phase: z.string().default(''),
  containerStatuses: z
    .array(
      z.looseObject({
        state: z
          .looseObject({
            waiting: z
              .looseObject({ reason: z.string().default(''), message: z.string().default('') })
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

function phaseOf({ status }: ApiObject): 'ended' | 'runs' {
  const { phase = '' } = Status.safeParse(status).data ?? {};
  return phase === 'Succeeded' || phase === 'Failed' ? 'ended' : 'runs';
}

/** Reasons for which a container waits that do not go away by themselves (kubelet, images/types.go and kuberuntime). */
const HOPELESS = new Set([
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

async function waitForEnd(
  pod: ApiObject,
  { cluster, limitMs, pollMs, signal }: AskFromPodInput,
): Promise<void> {
  const end = Date.now() + limitMs;
  const name = describeRef(refOf(pod));
  for (;;) {
    const live = await cluster.get(refOf(pod));
    if (live === null) throw new NotChecked(`${name} was deleted before it had ended`);
    if (phaseOf(live) === 'ended') return;
    const waiting = waitingOf(live);
    if (waiting !== null && HOPELESS.has(waiting.reason)) {
      throw new NotChecked(`${name} does not start: ${describeWaiting(waiting)}`);
    }
    if (Date.now() >= end) {
      throw new NotChecked(`${name} has not ended within ${limitMs / 1_000} s${holdOf(live)}`);
    }
    await pause(pollMs, signal);
  }
}

interface Waiting {
  readonly reason: string;
  readonly message: string;
}

function waitingOf({ status }: ApiObject): Waiting | null {
  const [first] = Status.safeParse(status).data?.containerStatuses ?? [];
  return first?.state?.waiting ?? null;
}

function describeWaiting({ reason, message }: Waiting): string {
  return message === '' ? reason : `${reason}: ${message}`;
}

/** Why it has not even begun. */
function holdOf(pod: ApiObject): string {
  const waiting = waitingOf(pod);
  if (waiting !== null) return `: ${describeWaiting(waiting)}`;
  const scheduled = conditionOf(pod, 'PodScheduled');
  return scheduled?.status === 'False' ? `: ${scheduled.message}` : '';
}
