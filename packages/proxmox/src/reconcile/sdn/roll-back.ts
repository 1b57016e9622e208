import { ApplyFailed, messageOf, rolledBack, RUN_AGAIN } from '../outcome.ts';
import { discardPending } from './discard-pending.ts';
import { lockParameters } from './lock-sdn.ts';
import type { Run } from './run.ts';

/** Undoes the writes of a run that was not committed, and returns the error that says so. */
export async function rollBack({ client, token, journal }: Run, error: unknown): Promise<Error> {
  try {
    const lock = lockParameters(token);
    const foreign = await discardPending(client.detached, { writes: journal.writes, lock });
    const others = foreign.length === 0 ? '' : ` Pending changes of others stay: ${foreign.join(', ')}.`;
    return rolledBack(
      error,
      `All changes of this run are rolled back: the network is as it was before.${others}`,
    );
  } catch (second) {
    return new ApplyFailed('pending', {
      message: `${messageOf(error)}\nThe rollback failed as well: ${messageOf(second)}\nWhat was written is pending in Proxmox, and no host runs it. ${RUN_AGAIN}: it continues from there.`,
      cause: error,
    });
  }
}
