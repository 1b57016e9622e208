import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError, type ProxmoxClient } from '../../client/index.ts';
import { ApplyFailed, RUN_AGAIN, type StateAfterFailure } from '../outcome.ts';
import { commitPlan } from './commit-plan.ts';
import { BREAK_LOCK, releaseLock, takeLock } from './lock-sdn.ts';
import type { Run, SdnApplyInput } from './run.ts';
import { ownedAfter, type Journal, type SdnRecord } from './sdn-record.ts';
import { writePlan } from './write-plan.ts';

/** Locks, writes, reloads, verifies; releases the lock and updates the record in every case. */
export async function runPlan(input: SdnApplyInput, record: SdnRecord): Promise<void> {
  const run = await begin(input, record);
  const failure = await writePlan(run)
    .then((pending) => commitPlan(run, pending))
    .then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  const state = stateAfter(failure);
  const isHeld = run.token !== null && !(await tryReleaseLock(run.client.detached, run.token));
  await input.store.write({
    owned: state === null || state === 'partly' ? ownedAfter(record, input.plan) : record.owned,
    journal: journalAfter((await input.store.read()).journal, { state, token: isHeld ? run.token : null }),
  });
  if (isHeld) throw stillLocked(failure);
  if (failure !== null) throw failure;
}

function stillLocked(failure: Error | null): Error {
  const locked = 'The lock of the SDN configuration is still held';
  if (failure === null) {
    return new ApplyFailed('locked', {
      message: `Every host runs what the network says. ${locked}: ${RUN_AGAIN} to release it.`,
    });
  }
  if (!(failure instanceof ApplyFailed)) return failure;
  return new ApplyFailed(failure.state, {
    message: `${failure.message}\n${locked}: the next apply releases it.`,
    cause: failure,
  });
}

/** How the run ended; null where all is done. */
function stateAfter(failure: unknown): StateAfterFailure | null {
  if (failure === null) return null;
  if (failure instanceof ApplyFailed) return failure.state;
  return failure instanceof Refused ? 'before' : 'unknown';
}

/** What the next run must know: what may still be pending, a lock that is held, a reload that was not confirmed. */
function journalAfter(
  journal: Journal | null,
  { state, token }: { readonly state: StateAfterFailure | null; readonly token: string | null },
): Journal | null {
  if (journal === null) return null;
  if (state === 'pending' || state === 'unknown') return { ...journal, token };
  if (state === 'partly') return { phase: 'applying', token, writes: [] };
  return token === null ? null : { phase: 'writing', token, writes: [] };
}

async function begin(input: SdnApplyInput, record: SdnRecord): Promise<Run> {
  const { client, plan, store } = input;
  const version = await client.version();
  const writes = [...(record.journal?.writes ?? []), ...plan.writes];
  const journal: Journal = { phase: 'writing', token: null, writes };
  if (!version.locks) {
    await store.write({ ...record, journal });
    return { ...input, token: null, journal };
  }
  await store.write({ ...record, journal: { ...journal, phase: 'locking' } });
  const pending = plan.pending.length > 0 ? 'ours' : 'none';
  const token = await takeLock(client, { pending, journal: record.journal }).catch(async (error: unknown) => {
    if (error instanceof ProxmoxError && error.kind === 'unreachable') throw possiblyLocked(error);
    await store.write(record);
    throw error;
  });
  try {
    await store.write({ ...record, journal: { ...journal, token } });
  } catch (error) {
    // without a record of its token the lock would block everybody
    await tryReleaseLock(client.detached, token);
    throw error;
  }
  return { ...input, token, journal };
}

function possiblyLocked(error: ProxmoxError): ApplyFailed {
  const message = `${error.message}\nNothing else was written, and the network is as it was before. Whether the lock was taken is not known: if the next apply finds it held, ${BREAK_LOCK}.`;
  return new ApplyFailed('unknown', { message, cause: error });
}

/** Repeated on failure, since a lock that stays blocks everybody. */
async function tryReleaseLock(client: ProxmoxClient, token: string): Promise<boolean> {
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
