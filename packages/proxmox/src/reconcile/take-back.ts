import { Refused } from '@netloom/diagnostics/error';
import { discardPending } from './discard-pending.ts';
import { withLock } from './lock-sdn.ts';
import { ApplyFailed, messageOf } from './outcome.ts';
import { AGAIN, type Run } from './run.ts';

/** Everything back, and the error that says so. Nothing was committed yet. */
export async function takeBack({ client, token, journal }: Run, error: unknown): Promise<Error> {
  const message = messageOf(error);
  try {
    const stay = await discardPending(client.detached, { writes: journal.writes, lock: withLock(token) });
    const others = stay.length === 0 ? '' : ` Pending changes of others stay: ${stay.join(', ')}.`;
    const text = `${message}\nEverything of this run is taken back: the network is as it was before.${others}`;
    return error instanceof Refused
      ? new Refused(text, { cause: error })
      : new ApplyFailed('before', { message: text, cause: error });
  } catch (second) {
    return new ApplyFailed('pending', {
      message: `${message}\nTaking it back failed, too: ${messageOf(second)}\nWhat was written waits as a pending change at Proxmox, and no host runs it. ${AGAIN}: it goes on from there.`,
      cause: error,
    });
  }
}
