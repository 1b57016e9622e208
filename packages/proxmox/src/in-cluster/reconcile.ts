import { EXIT, Refused, type ExitCode } from '@netloom/diagnostics/error';
import { ProxmoxError } from '../client/index.ts';
import { applySdn } from '../reconcile/apply-sdn.ts';
import { observeAndPlan } from '../reconcile/observe-and-plan.ts';
import { ApplyFailed } from '../reconcile/outcome.ts';
import { isEmpty, type SdnPlan } from '../reconcile/plan.ts';
import { printPlan } from '../reconcile/print-plan.ts';
import type { Applying } from '../reconcile/run.ts';
import { CannotTell } from './cannot-tell.ts';
import { drift } from './drift.ts';
import type { EventReason } from './event.ts';
import type { Job } from './job.ts';
import { tell } from './publish-report.ts';

/** Makes Proxmox what the network says, as `netloom proxmox apply` does without `--allow-deletes`; then reports. */
export async function reconcile(job: Job): Promise<ExitCode> {
  const code = await apply(job);
  const seen = await drift(job);
  return code === EXIT.ok ? seen : code;
}

async function apply(job: Job): Promise<ExitCode> {
  const { input, store, patience, ask, err } = job;
  try {
    const { client } = await ask();
    const allow = new Set(input.adopt ? (['adopt'] as const) : []);
    const reconciling = { client, desired: input.desired, allow, store };
    const plan = await observeAndPlan(reconciling);
    err(printPlan(plan));
    const onProgress = (text: string): void => {
      err(`${text}\n`);
    };
    return await carryOut(job, { ...reconciling, plan, patience, onProgress });
  } catch (error) {
    // the look that follows meets the same, and says so
    if (error instanceof CannotTell) return EXIT.environment;
    if (!(error instanceof ProxmoxError)) throw error;
    err(`${error.message}\n`);
    return EXIT.environment;
  }
}

async function carryOut(job: Job, applying: Applying): Promise<ExitCode> {
  const { plan } = applying;
  if (plan.refusals.length > 0) {
    await say(job, 'SdnRefused', printPlan(plan));
    return EXIT.refused;
  }
  try {
    await applySdn(applying);
  } catch (error) {
    const code = codeOf(error);
    if (code === null || !(error instanceof Error)) throw error;
    job.err(`${error.message}\n`);
    await say(job, 'SdnApplyFailed', error.message);
    return code;
  }
  if (!isEmpty(plan)) await say(job, 'SdnApplied', applied(plan, applying.desired.hosts));
  return EXIT.ok;
}

/** null for what nobody foresaw. */
function codeOf(error: unknown): ExitCode | null {
  // somebody else was faster, or is at work: the next try may do it
  if (error instanceof Refused || error instanceof ApplyFailed) return EXIT.findings;
  return error instanceof ProxmoxError || error instanceof CannotTell ? EXIT.environment : null;
}

function applied(plan: SdnPlan, hosts: readonly string[]): string {
  return `${hosts.join(', ')} run what the network says.\n${printPlan(plan)}`;
}

/** That an Event cannot be sent changes nothing about what was done. */
async function say(job: Job, reason: EventReason, note: string): Promise<void> {
  try {
    await tell({ kube: job.kube, pod: job.pod, reason, note: note.trimEnd(), at: job.now() });
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    job.err(`${error.message}\n`);
  }
}
