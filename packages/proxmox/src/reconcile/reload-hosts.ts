import { ProxmoxError, type Parameters, type ProxmoxClient } from '../client/index.ts';

export interface Patience {
  /** Between two questions. */
  readonly pollMs: number;
  /** How often to ask whether the task has ended, and how often each host whether it has followed. */
  readonly polls: number;
}

const ATTEMPTS = 3;

/**
 * Commits, and has the hosts reload. Starting the worker fails at times though the commit is done ("got no worker
 * upid"), and a connection may break in between: the call is repeated, since it changes nothing the second time.
 */
export async function startReload(
  client: ProxmoxClient,
  { lock, patience }: { readonly lock: Parameters; readonly patience: Patience },
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.apply(lock);
    } catch (error) {
      const passing = error instanceof ProxmoxError && ['failed', 'unreachable'].includes(error.trouble);
      if (!passing || attempt === ATTEMPTS || error.said.includes('invalid lock token')) throw error;
      await client.pause(patience.pollMs);
    }
  }
}

/** How the task ended: what speaks against it, and its log. */
export interface TaskEnd {
  readonly troubles: readonly string[];
  readonly log: readonly string[];
}

/** Waits for the task. That it ends OK proves nothing, since it does so where a host failed: the log has what failed. */
export async function followTask(
  client: ProxmoxClient,
  { upid, patience }: { readonly upid: string; readonly patience: Patience },
): Promise<TaskEnd> {
  for (let poll = 1; poll <= patience.polls; poll += 1) {
    const status = await orAway(() => client.taskStatus(upid));
    if (status?.status === 'stopped') {
      const log = (await orAway(() => client.taskLog(upid))) ?? [];
      const failed = log.filter((line) => /\bfailed\b/i.test(line));
      const ended =
        status.exitstatus === 'OK' ? [] : [`the task ended with: ${status.exitstatus ?? 'nothing'}`];
      return { troubles: [...ended, ...failed], log };
    }
    await client.pause(patience.pollMs);
  }
  return { troubles: [`the task ${upid} has not ended`], log: [] };
}

/** A host that reloads its network may be away for a moment. */
async function orAway<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProxmoxError && error.trouble === 'unreachable') return null;
    throw error;
  }
}
