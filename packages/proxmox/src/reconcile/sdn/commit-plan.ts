import { ProxmoxError } from '../../client/index.ts';
import { ApplyFailed, messageOf, RUN_AGAIN } from '../outcome.ts';
import { describeProblems } from './commit-problems.ts';
import { foreignCommits } from './foreign-commits.ts';
import { lockParameters } from './lock-sdn.ts';
import { isPending, readSdn, type ObservedSdn } from './read-sdn.ts';
import { startReload, waitForTask } from './reload-hosts.ts';
import { rollBack } from './roll-back.ts';
import type { Run } from './run.ts';
import { keyOf } from './sdn-object.ts';
import { waitForHosts } from './wait-for-hosts.ts';

/** Commits what is pending, as it was read last, and returns when every host runs it. */
export async function commitPlan(run: Run, pending: ObservedSdn): Promise<void> {
  const { client, desired, polling, onProgress, preview } = run;
  const upid = await startCommit(run);
  try {
    const task = await waitForTask(client, { upid, polling: polling });
    const behind = await waitForHosts(client, { desired, polling: polling, onProgress });
    const foreign = await findForeign(run, pending).catch((error: unknown) => {
      // hosts that are behind are worth more than why nothing answers now
      if (behind.length === 0 || !(error instanceof ProxmoxError)) throw error;
      return [];
    });
    if (behind.length + task.problems.length + foreign.length === 0) return;
    const problems = { task, behind, foreign, upid };
    throw partlyApplied(await describeProblems(preview?.client ?? client, problems), foreign);
  } catch (error) {
    if (error instanceof ApplyFailed) throw error;
    throw new ApplyFailed('partly', {
      message: `The configuration is committed, but whether the hosts run it is not known: ${messageOf(error)}\n${RUN_AGAIN}.`,
    });
  }
}

async function startCommit(run: Run): Promise<string> {
  const { client, desired, polling, token, journal, store, onProgress } = run;
  try {
    await store.write({ ...(await store.read()), journal: { ...journal, token, phase: 'applying' } });
    onProgress(`  reload ${desired.hosts.join(', ')}`);
  } catch (error) {
    throw await rollBack(run, error);
  }
  const lock = { ...lockParameters(token), ...(token !== null && { 'release-lock': '0' }) };
  return startReload(client, { lock, polling: polling }).catch(async (error: unknown) => {
    throw await reloadNotStarted(run, error);
  });
}

/** Reports every change that somebody else had committed with ours; returns those of objects of the network itself. */
async function findForeign(run: Run, pending: ObservedSdn): Promise<readonly string[]> {
  const { client, desired, onProgress } = run;
  const after = await readSdn(client, []);
  const foreign = foreignCommits({ before: pending.objects, after: after.objects });
  for (const { text } of foreign) {
    onProgress(
      `  ! ${text}: somebody changed it while netloom wrote, and it was committed together with this apply`,
    );
  }
  const own = new Set(desired.objects.map(keyOf));
  return foreign.filter(({ key }) => own.has(key)).map(({ text }) => text);
}

function partlyApplied(problems: string, foreign: readonly string[]): ApplyFailed {
  const again = foreign.length === 0 ? `${RUN_AGAIN}: it only repeats the reload.` : `${RUN_AGAIN}.`;
  return new ApplyFailed('partly', {
    message: `The configuration is committed, but ${problems}\nFix that. ${again}`,
  });
}

/** The commit was refused or got no answer: what is pending shows whether it happened. */
async function reloadNotStarted(run: Run, error: unknown): Promise<Error> {
  const pending = await readSdn(run.client.detached, []).then(
    ({ objects }) => [...objects.values()].filter(isPending).length,
    () => null,
  );
  if (pending === null) {
    return new ApplyFailed('unknown', {
      message: `${messageOf(error)}\nWhether the change was committed is not known, since no host answers. ${RUN_AGAIN} when the host is back: it checks, and continues from there.`,
      cause: error,
    });
  }
  if (pending > 0) return rollBack(run, error);
  return new ApplyFailed('partly', {
    message: `The configuration is committed, but the reload of the hosts was not started: ${messageOf(error)}\n${RUN_AGAIN}.`,
  });
}
