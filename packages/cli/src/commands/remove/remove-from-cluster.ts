import type { ClusterClient } from '@netloom/cluster';
import { EXIT } from '@netloom/diagnostics/error';
import {
  isEmptyRemoval,
  observeRemoval,
  planRemoval,
  printRemovalPlan,
  removeJson,
  removeNetwork,
} from '@netloom/rollout/remove';
import type { StepReport } from '@netloom/rollout/steps';
import { clusterHelm, POLL_MS } from '../../cluster/cluster-helm.ts';
import { mayWrite, type WriteQuestion } from '../../cluster/may-write.ts';
import { reportSteps, reportStop } from '../../cluster/report-steps.ts';
import type { Context } from '../../context.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { ClusterOptions } from '../../options/cluster-options.ts';
import { printFitted } from '../../terminal/fit-lines.ts';

export interface RemoveOptions extends ClusterOptions {
  readonly withOperators?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  /** Seconds. */
  readonly timeout: number;
  readonly output: 'human' | 'json';
}

export interface RemovalRun {
  readonly input: CheckedInput;
  readonly options: RemoveOptions;
  readonly context: Context;
  readonly cluster: ClusterClient;
}

/** Shows the plan, asks, and does it unless it is refused. */
export async function removeFromCluster({ input, options, context, cluster }: RemovalRun): Promise<void> {
  const { terminal, signal } = context;
  const { network } = input.checked.facts;
  const dryRun = options.dryRun === true;
  const observed = await observeRemoval(cluster, network);
  const plan = planRemoval({ network, observed, withOperators: options.withOperators === true });
  const steps: StepReport[] = [];
  if (options.output === 'human') printFitted(printRemovalPlan(plan), terminal);
  try {
    if (plan.refusals.length > 0) {
      context.exit(EXIT.refused);
    } else if (!isEmptyRemoval(plan) && (dryRun || (await mayWrite(asking(options), context)))) {
      await removeNetwork({
        plan,
        cluster,
        helm: await clusterHelm({ options, context, cluster }),
        dryRun,
        pollMs: POLL_MS,
        signal,
        onProgress: terminal.progress,
        onStep: reportSteps(steps, terminal),
      });
    }
  } catch (error) {
    reportStop(error, context);
    throw error;
  } finally {
    if (options.output === 'json') terminal.out(removeJson(plan, { steps, dryRun }));
  }
}

function asking({ yes }: RemoveOptions): WriteQuestion {
  const unasked = 'There is no terminal to ask on whether to remove it: pass --yes to confirm.';
  return { question: 'Remove it?', unasked, yes: yes === true };
}
