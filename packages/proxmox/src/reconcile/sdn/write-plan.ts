import { Refused } from '@netloom/diagnostics/error';
import { assertNotRefused, assertWritten } from '../verify-plan.ts';
import { sameMembers, sameWrites } from './diff-sdn.ts';
import { discardPending } from './discard-pending.ts';
import { lockParameters } from './lock-sdn.ts';
import { observeAndPlanSdn, observeSdn } from './observe-sdn.ts';
import { performWrite } from './perform-write.ts';
import { previewInterfaces } from './preview-interfaces.ts';
import { printWrite } from './print-sdn-plan.ts';
import type { ObservedSdn } from './read-sdn.ts';
import { rollBack } from './roll-back.ts';
import type { Run } from './run.ts';
import type { SdnPlan } from './sdn-plan.ts';

const CHANGED = 'The cluster has changed since the plan was made.';

/** Makes every write of the plan pending in Proxmox, or none. Returns all that is pending, as it was read last. */
export async function writePlan(run: Run): Promise<ObservedSdn> {
  const { client, desired, plan, token, journal, onProgress, preview } = run;
  const lock = lockParameters(token);
  try {
    await assertSamePlan(run);
    if (plan.discards) await discardPending(client, { writes: journal.writes, lock });
    for (const write of plan.writes) {
      onProgress(printWrite(write));
      await performWrite(client, { write, lock });
    }
    // without a lock somebody may have written in between, and an apply would commit it
    const pending = await readWritten(run);
    if (preview === undefined) return pending;
    preview.show(await previewInterfaces(preview.client, desired.hosts));
    // the dry run takes its time
    return await readWritten(run);
  } catch (error) {
    throw await rollBack(run, error);
  }
}

/** What was shown is what is done. */
async function assertSamePlan(run: Run): Promise<void> {
  const now = await observeAndPlanSdn(run);
  assertNotRefused(now.refusals, CHANGED);
  if (!samePlan(now, run.plan)) throw new Refused(`${CHANGED} Plan again.`);
}

function samePlan(one: SdnPlan, other: SdnPlan): boolean {
  return (
    one.discards === other.discards &&
    sameMembers(one.adopts, other.adopts) &&
    sameWrites(one.writes, other.writes)
  );
}

async function readWritten(run: Run): Promise<ObservedSdn> {
  const { plan: now, observed } = await observeSdn(run);
  assertNotRefused(now.refusals, CHANGED);
  assertWritten(now.writes.map(printWrite));
  return observed;
}
