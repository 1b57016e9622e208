import { Refused } from '@netloom/diagnostics/error';
import { releaseLock } from './lock-sdn.ts';
import { isEmpty } from './plan.ts';
import { runPlan } from './run-plan.ts';
import type { Applying } from './run.ts';
import { ownedAfter, type SdnRecord } from './sdn-record.ts';

/** Makes it so: returns when every host runs what is desired, and throws Refused or ApplyFailed otherwise. */
export async function applySdn(applying: Applying): Promise<void> {
  const { plan, store } = applying;
  const record = await endInterruptedRun(applying, await store.read());
  if (plan.refusals.length > 0) throw new Refused('The plan is refused: nothing was changed.');
  if (plan.writes.length + plan.reload.length > 0 || plan.discards) return runPlan(applying, record);
  const nothingToKeep = isEmpty(plan) && record.journal === null;
  if (!nothingToKeep) await store.write({ owned: ownedAfter(record, plan), journal: null });
}

/** The lock of a run that was killed would keep everybody out. */
async function endInterruptedRun({ client, store }: Applying, record: SdnRecord): Promise<SdnRecord> {
  if (record.journal?.token == null) return record;
  await releaseLock(client.detached, record.journal.token);
  const released = { ...record, journal: { ...record.journal, token: null } };
  await store.write(released);
  return released;
}
