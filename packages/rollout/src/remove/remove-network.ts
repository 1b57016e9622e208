import { NETLOOM_RELEASE, ownerOf, waitGone, type ClusterClient } from '@netloom/cluster';
import { Refused } from '@netloom/diagnostics/error';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import type { ClusterHelm } from '../release/cluster-helm.ts';
import { latestRelease } from '../release/helm-release.ts';
import { waitWhilePending } from '../release/repair-release.ts';
import { StepLog, type StepReport } from '../steps/step-log.ts';
import type { RemovalPlan } from './removal-plan.ts';

/** What a removal works with. */
export interface RemoveInput {
  readonly plan: RemovalPlan;
  readonly cluster: ClusterClient;
  readonly helm: ClusterHelm;
  readonly dryRun: boolean;
  /** Between two requests to the cluster. */
  readonly pollMs: number;
  readonly signal?: AbortSignal;
  readonly onProgress: (text: string) => void;
  readonly onStep: (report: StepReport) => void;
}

type Report = Omit<StepReport, 'step'>;

/**
 * The reverse of an apply: the umbrella, then waiting until its objects are gone, since a Connector's finalizer needs the
 * operator, then the operators. Throws Refused before the first step, StepFailed in one. Running it again goes on.
 */
export async function removeNetwork(input: RemoveInput): Promise<readonly StepReport[]> {
  const { plan, helm, dryRun } = input;
  if (plan.refusals.length > 0) throw new Refused('The plan is refused: nothing was changed.');
  const log = new StepLog(input);
  await log.run('network', () => uninstallUmbrella(input));
  if (!dryRun) await log.run('waiting', () => waitForObjects(input));
  for (const { name, namespace, action, reason } of plan.operators) {
    await log.run(`operator ${name}`, async () => {
      if (action === 'leave') return { state: 'unchanged', text: `left alone: ${reason ?? ''}` };
      await helm.uninstall({ release: name, namespace, dryRun });
      return { state: dryRun ? 'tried' : 'done', text: 'uninstalled' };
    });
  }
  return log.reports;
}

async function uninstallUmbrella(input: RemoveInput): Promise<Report> {
  const { plan, cluster, helm, dryRun } = input;
  const name = { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE };
  if (plan.release === null && plan.objects.length === 0) {
    return { state: 'unchanged', text: 'there is no release' };
  }
  if (!dryRun) await waitWhilePending({ ...input, ...name });
  if ((await latestRelease(cluster, name)) !== null) {
    await helm.uninstall({ release: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE, dryRun });
  }
  if (dryRun) return { state: 'tried', text: describeObjects(plan.objects.length) };
  // what an interrupted revision made is in no manifest that Helm has read
  for (const ref of plan.objects) {
    if (ownerOf(await cluster.get(ref)).kind === 'ours') await cluster.delete(ref);
  }
  return { state: 'done', text: describeObjects(plan.objects.length) };
}

function describeObjects(count: number): string {
  return count === 1 ? '1 object' : `${count} objects`;
}

async function waitForObjects({
  plan,
  cluster,
  helm,
  pollMs,
  signal,
  onProgress,
}: RemoveInput): Promise<Report> {
  const end = Date.now() + helm.timeoutMs;
  for (const ref of plan.objects) {
    await waitGone({ cluster, ref, timeoutMs: Math.max(0, end - Date.now()), pollMs, signal, onProgress });
  }
  return { state: 'unchanged', text: 'all of it is gone' };
}
