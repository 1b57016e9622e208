import { ProxmoxError, type ProxmoxClient } from '../../client/index.ts';

/** What stands in a line on an exit code or an error; all other lines are noise or progress. */
const PROBLEM = /\b(fail(ed|ure)?|error|warning|can't|cannot|missing|unable|invalid|unreachable)\b/i;
/** The worker logs each host that it comes to (pve-network, API2/Network/SDN.pm). */
const HOST = /^(\S+): reloading network config$/;
/** Of one host. */
const MAX_LINES = 5;

/** For each host the lines on problems in the log of the whole reload. */
export function problemsByHost(log: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let host = '';
  for (const line of log) {
    host = HOST.exec(line)?.[1] ?? host;
    const lines = found.get(host) ?? [];
    if (PROBLEM.test(line) && lines.length < MAX_LINES) found.set(host, [...lines, line.trim()]);
  }
  return found;
}

/** The type of the task by which one host reloads its network. */
const RELOAD = 'srvreload';
/** Between the clocks of two hosts. */
const CLOCK_SKEW_S = 60;

/**
 * The same from the host's own task, which Proxmox points to ("Please check the 'reload network' task log."). Empty for a
 * token without Sys.Audit on the host, and where the host does not answer.
 */
export async function problemsOnHost(
  client: ProxmoxClient,
  { host, upid }: { readonly host: string; readonly upid: string },
): Promise<readonly string[]> {
  const began = startOf(upid);
  try {
    const tasks = await client.hosts.tasks(host, RELOAD);
    const own = tasks.find((task) => startOf(task) >= began - CLOCK_SKEW_S);
    return own === undefined ? [] : problemsIn(await client.hosts.taskLog(own));
  } catch (error) {
    if (error instanceof ProxmoxError) return [];
    throw error;
  }
}

function problemsIn(log: readonly string[]): readonly string[] {
  return log
    .filter((line) => PROBLEM.test(line))
    .slice(0, MAX_LINES)
    .map((line) => line.trim());
}

/** Seconds since 1970: the fifth part of `UPID:node:pid:pstart:starttime:type:id:user:`. */
function startOf(upid: string): number {
  return parseInt(upid.split(':')[4] ?? '', 16);
}
