import { Refused } from '@netloom/diagnostics/error';
import { observeAndPlan, observeSdn } from './observe-and-plan.ts';
import { sameMembers, sameWrites } from './diff-sdn.ts';
import { discardPending } from './discard-pending.ts';
import { withLock } from './lock-sdn.ts';
import { performWrite } from './perform-write.ts';
import type { SdnPlan } from './plan.ts';
import { previewInterfaces } from './preview-interfaces.ts';
import { printWrite } from './print-plan.ts';
import type { ObservedSdn } from './read-sdn.ts';
import type { Run } from './run.ts';
import { takeBack } from './take-back.ts';

/** Every write of the plan waits at Proxmox afterwards, or none. Gives all that waits, as it was seen last. */
export async function writePlan(run: Run): Promise<ObservedSdn> {
  const { client, desired, plan, token, journal, onProgress, preview } = run;
  const lock = withLock(token);
  try {
    await stillAsPlanned(run);
    if (plan.discards) await discardPending(client, { writes: journal.writes, lock });
    for (const write of plan.writes) {
      onProgress(printWrite(write));
      await performWrite(client, { write, lock });
    }
    // without a lock somebody may have written in between, and an apply would commit it
    const waiting = await allExplained(run);
    if (preview === undefined) return waiting;
    preview.show(await previewInterfaces(preview.client, desired.hosts));
    // the hosts take their time for it
    return await allExplained(run);
  } catch (error) {
    throw await takeBack(run, error);
  }
}

/** What was shown is what is done. */
async function stillAsPlanned(run: Run): Promise<void> {
  const now = await observeAndPlan(run);
  const [refusal] = now.refusals;
  if (refusal !== undefined)
    throw new Refused(`The cluster has changed since the plan was made. ${refusal.message} ${refusal.help}`);
  if (!samePlan(now, run.plan))
    throw new Refused('The cluster has changed since the plan was made. Plan again.');
}

function samePlan(one: SdnPlan, other: SdnPlan): boolean {
  return (
    one.discards === other.discards &&
    sameMembers(one.adopts, other.adopts) &&
    sameWrites(one.writes, other.writes)
  );
}

async function allExplained(run: Run): Promise<ObservedSdn> {
  const { plan: now, observed } = await observeSdn(run);
  const [refusal] = now.refusals;
  if (refusal !== undefined)
    throw new Refused(`The cluster has changed since the plan was made. ${refusal.message} ${refusal.help}`);
  const [write] = now.writes;
  if (write !== undefined)
    throw new Refused(
      `Proxmox has kept something else than it was told: ${printWrite(write).trim()} is still to be done.`,
    );
  return observed;
}
