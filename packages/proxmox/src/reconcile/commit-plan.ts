import { ProxmoxError } from '../client/index.ts';
import { committedByOthers } from './committed-by-others.ts';
import { followHosts, type HostBehind } from './follow-hosts.ts';
import { withLock } from './lock-sdn.ts';
import { ApplyFailed, messageOf } from './outcome.ts';
import { isPending, readSdn, type ObservedSdn } from './read-sdn.ts';
import { followTask, startReload, type TaskEnd } from './reload-hosts.ts';
import { troubleByHost, troubleOnHost } from './reload-log.ts';
import { AGAIN, type Run } from './run.ts';
import { keyOf } from './sdn-object.ts';
import { takeBack } from './take-back.ts';

/** Commits what waits, as it was seen a moment ago, and returns when every host runs it. */
export async function commitPlan(run: Run, waiting: ObservedSdn): Promise<void> {
  const { client, desired, patience, onProgress } = run;
  const upid = await start(run);
  try {
    const task = await followTask(client, { upid, patience });
    const behind = await followHosts(client, { desired, patience, onProgress });
    const foreign = await findForeign(run, waiting).catch((error: unknown) => {
      // that hosts are behind is the news, and why nobody answers
      if (behind.length === 0 || !(error instanceof ProxmoxError)) throw error;
      return [];
    });
    if (behind.length + task.troubles.length + foreign.length === 0) return;
    throw partly(await whatIsWrong(run, { task, behind, foreign, upid }), foreign);
  } catch (error) {
    if (error instanceof ApplyFailed) throw error;
    throw new ApplyFailed('partly', {
      message: `The configuration is committed, but whether the hosts run it is not known: ${messageOf(error)}\n${AGAIN}.`,
    });
  }
}

async function start(run: Run): Promise<string> {
  const { client, desired, patience, token, journal, store, onProgress } = run;
  try {
    await store.write({ ...(await store.read()), journal: { ...journal, token, phase: 'applying' } });
    onProgress(`  reload ${desired.hosts.join(', ')}`);
  } catch (error) {
    throw await takeBack(run, error);
  }
  return startReload(client, {
    lock: { ...withLock(token), ...(token !== null && { 'release-lock': '0' }) },
    patience,
  }).catch(async (error: unknown) => {
    throw await notStarted(run, error);
  });
}

/** Tells of every change that somebody else had committed with us; gives those of what the network desires itself. */
async function findForeign(run: Run, waiting: ObservedSdn): Promise<readonly string[]> {
  const { client, desired, onProgress } = run;
  const after = await readSdn(client, []);
  const foreign = committedByOthers({ before: waiting.objects, after: after.objects });
  for (const { text } of foreign)
    onProgress(
      `  ! ${text}: somebody changed it while netloom wrote, and it was committed together with this apply`,
    );
  const ours = new Set(desired.objects.map(keyOf));
  return foreign.filter(({ key }) => ours.has(key)).map(({ text }) => text);
}

interface Trouble {
  readonly task: TaskEnd;
  readonly behind: readonly HostBehind[];
  /** Objects of the network itself that somebody else has changed. */
  readonly foreign: readonly string[];
  readonly upid: string;
}

/** Each host with the reason that Proxmox gives, the log of the whole reload has, or that of the host's own task. */
async function whatIsWrong({ client, preview }: Run, trouble: Trouble): Promise<string> {
  const { task, behind, foreign, upid } = trouble;
  const byHost = troubleByHost(task.log);
  const hosts = await Promise.all(
    behind.map(async ({ host, trouble: said }) => {
      const own = await troubleOnHost(preview?.client ?? client, { host, upid });
      const lines = [...(byHost.get(host) ?? []), ...own];
      return `${host}: ${said}${lines.length === 0 ? '' : `; its log says: ${lines.join('; ')}`}`;
    }),
  );
  const shown = behind.flatMap(({ host }) => byHost.get(host) ?? []);
  const rest = task.troubles.filter((line) => !shown.includes(line.trim()));
  const parts = [
    ...foreign.map((text) => `${text}: somebody changed it between the last look and the commit`),
    ...(hosts.length === 0 ? [] : [`these hosts do not run it: ${hosts.join('; ')}`]),
    ...(hosts.length > 0 || task.troubles.length === 0
      ? []
      : ['the reload did not end well, though every host shows its zones and VNets']),
  ];
  return `${parts.join('; and ')}.${rest.length === 0 ? '' : `\nThe task says: ${rest.join('; ')}.`}`;
}

function partly(what: string, foreign: readonly string[]): ApplyFailed {
  const then = foreign.length === 0 ? `${AGAIN}, which repeats the reload alone` : AGAIN;
  return new ApplyFailed('partly', {
    message: `The configuration is committed, but ${what}\nFix that, then: ${then}.`,
  });
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
  return new ApplyFailed('partly', {
    message: `The configuration is committed, but the hosts were not told to reload: ${messageOf(error)}\n${AGAIN}.`,
  });
}
