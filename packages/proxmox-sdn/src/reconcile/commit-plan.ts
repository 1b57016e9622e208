import { withLock } from './lock-sdn.ts';
import { ApplyFailed, messageOf } from './outcome.ts';
import { isPending, readSdn } from './read-sdn.ts';
import { followTask, hostsBehind, startReload } from './reload-hosts.ts';
import { AGAIN, type Run } from './run.ts';
import { takeBack } from './take-back.ts';

/** Commits what waits, and returns when every host runs it. */
export async function commitPlan(run: Run): Promise<void> {
  const { client, desired, patience, token, journal, store, onProgress } = run;
  await store.write({ ...(await store.read()), journal: { ...journal, token, phase: 'applying' } });
  onProgress(`  reload ${desired.hosts.join(', ')}`);
  const upid = await startReload(client, {
    lock: { ...withLock(token), ...(token !== null && { 'release-lock': '0' }) },
    patience,
  }).catch(async (error: unknown) => {
    throw await notStarted(run, error);
  });
  try {
    const told = await followTask(client, { upid, patience });
    const behind = await hostsBehind(client, { desired, patience });
    if (behind.length + told.length === 0) return;
    const log = told.length === 0 ? '' : `\nThe task says: ${told.join('; ')}.`;
    const what =
      behind.length === 0
        ? 'the reload did not end well, though every host shows its zones and VNets'
        : `these hosts do not run it: ${behind.join('; ')}`;
    throw partly(`${what}.${log}`, `Mend that and then: ${AGAIN}, which repeats the reload alone`);
  } catch (error) {
    if (error instanceof ApplyFailed) throw error;
    throw partly(`whether the hosts run it is not known: ${messageOf(error)}`, AGAIN);
  }
}

function partly(what: string, then: string): ApplyFailed {
  return new ApplyFailed('partly', { message: `The configuration is committed, but ${what}\n${then}.` });
}

/** Nobody answered the commit, or it was refused: what became of it shows in what is pending. */
async function notStarted(run: Run, error: unknown): Promise<Error> {
  const pending = await readSdn(run.client.detached, []).then(
    ({ objects }) => [...objects.values()].filter(isPending).length,
    () => null,
  );
  if (pending === null) {
    return new ApplyFailed('unknown', {
      message: `${messageOf(error)}\nWhether the change was committed is not known: nobody answers. ${AGAIN} when the host does: it finds out and goes on.`,
      cause: error,
    });
  }
  if (pending > 0) return takeBack(run, error);
  return partly(`the hosts were not told to reload: ${messageOf(error)}`, AGAIN);
}
