import type { ProxmoxClient } from '../../client/index.ts';
import type { TaskResult } from './reload-hosts.ts';
import { problemsByHost, problemsOnHost } from './reload-log.ts';
import type { HostBehind } from './wait-for-hosts.ts';

/** What is wrong after a commit. */
export interface CommitProblems {
  readonly task: TaskResult;
  readonly behind: readonly HostBehind[];
  /** Objects of the network itself that somebody else has changed. */
  readonly foreign: readonly string[];
  readonly upid: string;
}

/** Each host with the reason that Proxmox gives, and what the log of the reload or of the host's own task has on it. */
export async function describeProblems(
  client: ProxmoxClient,
  { task, behind, foreign, upid }: CommitProblems,
): Promise<string> {
  const byHost = problemsByHost(task.log);
  const hosts = await Promise.all(
    behind.map(async ({ host, problem }) => {
      const lines = [...(byHost.get(host) ?? []), ...(await problemsOnHost(client, { host, upid }))];
      return `${host}: ${problem}${lines.length === 0 ? '' : `; its log says: ${lines.join('; ')}`}`;
    }),
  );
  const shown = behind.flatMap(({ host }) => byHost.get(host) ?? []);
  const rest = task.problems.filter((line) => !shown.includes(line.trim()));
  const parts = [...partsOf({ hosts, foreign, task })].join('; and ');
  return `${parts}.${rest.length === 0 ? '' : `\nThe log of the task says: ${rest.join('; ')}.`}`;
}

function* partsOf(options: {
  readonly hosts: readonly string[];
  readonly foreign: readonly string[];
  readonly task: TaskResult;
}): Iterable<string> {
  const { hosts, foreign, task } = options;
  for (const text of foreign) yield `${text}: somebody changed it between the last read and the commit`;
  if (hosts.length > 0) {
    yield `these hosts do not run it: ${hosts.join('; ')}`;
  } else if (task.problems.length > 0) {
    yield 'the reload reported errors, though every host shows its zones and VNets';
  }
}
