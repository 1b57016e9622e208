import { Refused } from '@netloom/diagnostics/error';
import { releaseLock } from './lock-sdn.ts';
import { runPlan } from './run-plan.ts';
import type { SdnApplyInput } from './run.ts';
import { isEmptySdnPlan } from './sdn-plan.ts';
import { ownedAfter, type SdnRecord } from './sdn-record.ts';

/** Carries out the plan: returns when every host runs what is desired, and throws Refused or ApplyFailed otherwise. */
export async function applySdn(input: SdnApplyInput): Promise<void> {
  const { plan, store } = input;
  const record = await releaseInterruptedRun(input, await store.read());
  if (plan.refusals.length > 0) throw new Refused('The plan is refused: nothing was changed.');
  if (plan.writes.length + plan.reload.length > 0 || plan.discards) return runPlan(input, record);
  const isUnchanged = isEmptySdnPlan(plan) && record.journal === null;
  if (!isUnchanged) await store.write({ owned: ownedAfter(record, plan), journal: null });
}

/** Without this, the lock of a killed run would block every later write. */
async function releaseInterruptedRun(
  { client, store }: SdnApplyInput,
  record: SdnRecord,
): Promise<SdnRecord> {
  if (record.journal?.token == null) return record;
  await releaseLock(client.detached, record.journal.token);
  const released = { ...record, journal: { ...record.journal, token: null } };
  await store.write(released);
  return released;
}
