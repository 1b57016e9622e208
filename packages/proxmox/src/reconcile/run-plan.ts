import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError, type ProxmoxClient } from '../client/index.ts';
import { commitPlan } from './commit-plan.ts';
import { BREAK_LOCK, releaseLock, takeLock } from './lock-sdn.ts';
import { ApplyFailed, type Left } from './outcome.ts';
import { AGAIN, type Applying, type Run } from './run.ts';
import { ownedAfter, type Journal, type SdnRecord } from './sdn-record.ts';
import { writePlan } from './write-plan.ts';

/** Locks, writes, reloads, verifies; gives the lock back and keeps the record whatever happens. */
export async function runPlan(applying: Applying, record: SdnRecord): Promise<void> {
  const run = await begin(applying, record);
  const failure = await writePlan(run)
    .then((waiting) => commitPlan(run, waiting))
    .then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  const left = leftBy(failure);
  const held = run.token !== null && !(await giveBack(run.client.detached, run.token));
  await applying.store.write({
    owned: left === null || left === 'partly' ? ownedAfter(record, applying.plan) : record.owned,
    journal: keptJournal((await applying.store.read()).journal, { left, token: held ? run.token : null }),
  });
  const locked = 'The lock of the SDN configuration is still held';
  if (failure === null && !held) return;
  if (failure === null) {
    throw new ApplyFailed('locked', {
      message: `Every host runs what the network says. ${locked}: ${AGAIN} to give it back.`,
    });
  }
  if (!held || !(failure instanceof ApplyFailed)) throw failure;
  throw new ApplyFailed(failure.left, {
    message: `${failure.message}\n${locked}: the next apply gives it back.`,
    cause: failure,
  });
}

/** How the run ended; null where all is done. */
function leftBy(failure: unknown): Left | null {
  if (failure === null) return null;
  if (failure instanceof ApplyFailed) return failure.left;
  return failure instanceof Refused ? 'before' : 'unknown';
}

/** What the next run must know: what may still wait, a lock that is held, a reload that nobody saw end well. */
function keptJournal(
  journal: Journal | null,
  { left, token }: { readonly left: Left | null; readonly token: string | null },
): Journal | null {
  if (journal === null) return null;
  if (left === 'pending' || left === 'unknown') return { ...journal, token };
  if (left === 'partly') return { phase: 'applying', token, writes: [] };
  return token === null ? null : { phase: 'writing', token, writes: [] };
}

async function begin(applying: Applying, record: SdnRecord): Promise<Run> {
  const { client, plan, store } = applying;
  const version = await client.version();
  const writes = [...(record.journal?.writes ?? []), ...plan.writes];
  const journal: Journal = { phase: 'writing', token: null, writes };
  if (!version.locks) {
    await store.write({ ...record, journal });
    return { ...applying, token: null, journal };
  }
  await store.write({ ...record, journal: { ...journal, phase: 'locking' } });
  const pending = plan.pending.length > 0 ? 'ours' : 'none';
  const token = await takeLock(client, { pending, journal: record.journal }).catch(async (error: unknown) => {
    if (error instanceof ProxmoxError && error.trouble === 'unreachable') throw perhapsLocked(error);
    await store.write(record);
    throw error;
  });
  try {
    await store.write({ ...record, journal: { ...journal, token } });
  } catch (error) {
    // nobody would know of it, and it would keep everybody out
    await giveBack(client.detached, token);
    throw error;
  }
  return { ...applying, token, journal };
}

function perhapsLocked(error: ProxmoxError): ApplyFailed {
  const message = `${error.message}\nNothing else was written, and the network is as it was before. Whether the lock was taken is not known: if the next apply finds it held, ${BREAK_LOCK}.`;
  return new ApplyFailed('unknown', { message, cause: error });
}

/** Tried again, since a lock that stays keeps everybody out. */
async function giveBack(client: ProxmoxClient, token: string): Promise<boolean> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await releaseLock(client, token);
      return true;
    } catch (error) {
      if (!(error instanceof ProxmoxError)) throw error;
    }
  }
  return false;
}
