import { EXIT, type ExitCode, Refused } from '@netloom/diagnostics/error';
import { ProxmoxError } from '../client/index.ts';
import { ApplyFailed } from '../reconcile/outcome.ts';
import { applySdn } from '../reconcile/sdn/apply-sdn.ts';
import { observeAndPlanSdn } from '../reconcile/sdn/observe-sdn.ts';
import { printSdnPlan } from '../reconcile/sdn/print-sdn-plan.ts';
import type { SdnApplyInput } from '../reconcile/sdn/run.ts';
import { isEmptySdnPlan, type SdnPlan } from '../reconcile/sdn/sdn-plan.ts';
import { CheckFailed } from './check-failed.ts';
import type { EventReason } from './event.ts';
import type { Job } from './job.ts';
import { sendEvent } from './publish-report.ts';
import { reportDrift } from './report-drift.ts';

/** Applies the network to Proxmox, as `netloom proxmox apply` does without `--allow-deletes`; then reports. */
export async function reconcile(job: Job): Promise<ExitCode> {
  const code = await apply(job);
  const drift = await reportDrift(job);
  return code === EXIT.ok ? drift : code;
}

async function apply(job: Job): Promise<ExitCode> {
  const { input, store, polling, connect, err } = job;
  try {
    const { client } = await connect();
    const allow = new Set(input.adopt ? (['adopt'] as const) : []);
    const reconciling = { client, desired: input.desired, allow, store };
    const plan = await observeAndPlanSdn(reconciling);
    err(printSdnPlan(plan));
    const onProgress = (text: string): void => {
      err(`${text}\n`);
    };
    return await applyPlan(job, { ...reconciling, plan, polling: polling, onProgress });
  } catch (error) {
    // the comparison that follows fails for the same reason, and reports it
    if (error instanceof CheckFailed) return EXIT.environment;
    if (!(error instanceof ProxmoxError)) throw error;
    err(`${error.message}\n`);
    return EXIT.environment;
  }
}

async function applyPlan(job: Job, input: SdnApplyInput): Promise<ExitCode> {
  const { plan } = input;
  if (plan.refusals.length > 0) {
    await trySendEvent(job, 'SdnRefused', printSdnPlan(plan));
    return EXIT.refused;
  }
  try {
    await applySdn(input);
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === null || !(error instanceof Error)) throw error;
    job.err(`${error.message}\n`);
    await trySendEvent(job, 'SdnApplyFailed', error.message);
    return code;
  }
  if (!isEmptySdnPlan(plan)) {
    await trySendEvent(job, 'SdnApplied', describeApplied(plan, input.desired.hosts));
  }
  return EXIT.ok;
}

/** null for an unexpected error. */
function exitCodeOf(error: unknown): ExitCode | null {
  // somebody else has changed the SDN or is changing it: the next attempt may succeed
  if (error instanceof Refused || error instanceof ApplyFailed) return EXIT.findings;
  return error instanceof ProxmoxError || error instanceof CheckFailed ? EXIT.environment : null;
}

function describeApplied(plan: SdnPlan, hosts: readonly string[]): string {
  return `${hosts.join(', ')} run what the network says.\n${printSdnPlan(plan)}`;
}

/** An Event that cannot be sent does not change the outcome. */
async function trySendEvent(job: Job, reason: EventReason, note: string): Promise<void> {
  try {
    await sendEvent({ kube: job.kube, pod: job.pod, reason, note: note.trimEnd(), at: job.now() });
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    job.err(`${error.message}\n`);
  }
}
