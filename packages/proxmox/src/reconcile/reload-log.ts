import { ProxmoxError, type ProxmoxClient } from '../client/index.ts';

/** What ends with an exit code or an error message; everything else in a log is noise or progress. */
const TROUBLE = /\b(fail(ed|ure)?|error|warning|can't|cannot|missing|unable|invalid|unreachable)\b/i;
/** The worker goes from host to host and says so (pve-network, API2/Network/SDN.pm). */
const HOST = /^(\S+): reloading network config$/;
/** Lines of one host. */
const MOST = 5;

/** For each host what the log of the whole reload says of it, as far as it sounds like trouble. */
export function troubleByHost(log: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let host = '';
  for (const line of log) {
    host = HOST.exec(line)?.[1] ?? host;
    const lines = found.get(host) ?? [];
    if (TROUBLE.test(line) && lines.length < MOST) found.set(host, [...lines, line.trim()]);
  }
  return found;
}

/** The type of the task by which one host reloads its network. */
const RELOAD = 'srvreload';
/** Clocks of hosts differ a little. */
const SLACK_S = 60;

/**
 * The same of the host's own task, which Proxmox points to ("Please check the 'reload network' task log."). Only a token
 * with Sys.Audit on the host sees it: nothing for others, and nothing where the host does not answer.
 */
export async function troubleOnHost(
  client: ProxmoxClient,
  { host, upid }: { readonly host: string; readonly upid: string },
): Promise<readonly string[]> {
  const began = startOf(upid);
  try {
    const tasks = await client.tasks(host, RELOAD);
    const own = tasks.find((task) => startOf(task) >= began - SLACK_S);
    return own === undefined ? [] : troubleIn(await client.taskLog(own));
  } catch (error) {
    if (error instanceof ProxmoxError) return [];
    throw error;
  }
}

function troubleIn(log: readonly string[]): readonly string[] {
  return log
    .filter((line) => TROUBLE.test(line))
    .slice(0, MOST)
    .map((line) => line.trim());
}

/** Seconds since 1970: the fifth part of `UPID:node:pid:pstart:starttime:type:id:user:`. */
function startOf(upid: string): number {
  return parseInt(upid.split(':')[4] ?? '', 16);
}
