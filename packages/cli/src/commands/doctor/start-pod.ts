import { env } from 'node:process';
import { ClusterError, openCluster, readClusterFacts, type ClusterClient } from '@netloom/cluster';
import { Refused } from '@netloom/diagnostics/error';
import { askFromPod, NotChecked, POD_LIMIT_MS, podQuestions, type PodAnswers } from '@netloom/doctor';
import { NETLOOM_NAMESPACE, type Network } from '@netloom/network-model';
import { checkCluster } from '@netloom/rollout/plan';
import { mayWrite } from '../../cluster/may-write.ts';
import type { Context } from '../../context.ts';
import type { DoctorOptions } from './options.ts';

const POLL_MS = 1_000;

interface PodInput {
  readonly network: Network;
  readonly cluster: Promise<ClusterClient>;
  readonly options: DoctorOptions;
  readonly context: Context;
}

/**
 * Asks, and then lets a pod look. A cluster that does not answer or does not run it is left to the checks that need the
 * pod; another cluster than the network pins is refused.
 */
export async function startPod({
  network,
  cluster: connecting,
  options,
  context,
}: PodInput): Promise<{ readonly pod: Promise<PodAnswers | null> }> {
  const { terminal, signal, finish } = context;
  const questions = podQuestions(network);
  if (questions.length === 0) return { pod: Promise.resolve(null) };
  try {
    const cluster = await connecting;
    const [refusal] = checkCluster({ network, cluster: await readClusterFacts(cluster), held: null });
    if (refusal !== undefined) throw new Refused(`${refusal.message}: ${refusal.help}`);
    const isAllowed = await mayWrite(
      {
        question: `Start a pod in ${NETLOOM_NAMESPACE} of ${cluster.context} (${cluster.server}), which is removed again?`,
        unasked: 'There is no terminal to ask at: --yes starts the pod.',
        yes: options.yes === true,
      },
      context,
    );
    if (!isAllowed) return { pod: Promise.resolve(null) };
    // from here on an interruption waits until the pod is gone
    finish();
    const { kubeconfig } = options;
    const detached = await openCluster({
      env,
      timeoutMs: 10_000,
      context: cluster.context,
      ...(kubeconfig !== undefined && { kubeconfig }),
    });
    try {
      terminal.progress(`looking from a pod in ${NETLOOM_NAMESPACE}`);
      const answers = await askFromPod({
        cluster,
        detached,
        questions,
        signal,
        limitMs: POD_LIMIT_MS,
        pollMs: POLL_MS,
        onLeft: (text) => {
          terminal.err(`netloom: ${text}\n`);
        },
      });
      return { pod: Promise.resolve(answers) };
    } finally {
      await detached.close();
    }
  } catch (error) {
    if (signal.aborted || !(error instanceof ClusterError || error instanceof NotChecked)) throw error;
    const pod = Promise.reject(error);
    pod.catch(() => undefined);
    return { pod };
  }
}
