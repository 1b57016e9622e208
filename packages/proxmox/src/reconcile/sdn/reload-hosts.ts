import { ProxmoxError, type Parameters, type ProxmoxClient } from '../../client/index.ts';
import { isInvalidToken } from './lock-sdn.ts';

export interface Polling {
  /** Between two requests. */
  readonly pollMs: number;
  /** How often to ask whether the task has ended, and how often each host whether it runs the result. */
  readonly polls: number;
}

const ATTEMPTS = 3;

/**
 * Commits, and starts the reload of the hosts. Starting the worker fails at times though the commit is done ("got no
 * worker upid"), and a connection may break in between: the call is repeated, since it changes nothing the second time.
 */
export async function startReload(
  client: ProxmoxClient,
  { lock, polling }: { readonly lock: Parameters; readonly polling: Polling },
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.apply(lock);
    } catch (error) {
      const isTransient = error instanceof ProxmoxError && ['failed', 'unreachable'].includes(error.kind);
      if (!isTransient || attempt === ATTEMPTS || isInvalidToken(error)) throw error;
      await client.pause(polling.pollMs);
    }
  }
}

/** How the task ended: its errors, and its whole log. */
export interface TaskResult {
  readonly problems: readonly string[];
  readonly log: readonly string[];
}

/** Waits for the task. Its exit status proves nothing, since it is OK where a host failed: the log has what failed. */
export async function waitForTask(
  client: ProxmoxClient,
  { upid, polling }: { readonly upid: string; readonly polling: Polling },
): Promise<TaskResult> {
  for (let poll = 1; poll <= polling.polls; poll += 1) {
    const status = await nullIfUnreachable(() => client.hosts.taskStatus(upid));
    if (status?.status === 'stopped') {
      const log = (await nullIfUnreachable(() => client.hosts.taskLog(upid))) ?? [];
      const failed = log.filter((line) => /\bfailed\b/i.test(line));
      const ended =
        status.exitstatus === 'OK' ? [] : [`the task ended with: ${status.exitstatus ?? 'nothing'}`];
      return { problems: [...ended, ...failed], log };
    }
    await client.pause(polling.pollMs);
  }
  return { problems: [`the task ${upid} has not ended`], log: [] };
}

/** A host that reloads its network may be away for a moment. */
async function nullIfUnreachable<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof ProxmoxError && error.kind === 'unreachable') return null;
    throw error;
  }
}
