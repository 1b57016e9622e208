import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/**
 * Runs `work` while no other process of this machine does so under the same lock, a file with the pid of its holder. A lock
 * whose process has ended is removed. Two processes that find such a lock at once may both begin: the lock avoids work that
 * is done twice, and nothing may depend on it. `onWait` is called once, with the pid of the holder.
 */
export async function withProcessLock<T>(
  lock: string,
  work: () => Promise<T>,
  onWait: (pid: number) => void,
): Promise<T> {
  let isReported = false;
  while (!(await acquire(lock))) {
    const pid = await holderOf(lock);
    if (pid === null) {
      await rm(lock, { force: true });
      continue;
    }
    if (!isReported) onWait(pid);
    isReported = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<boolean> {
  // a link appears with its content, or not at all
  const own = `${lock}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(own);
  }
}

/** null where its holder has ended. */
async function holderOf(lock: string): Promise<number | null> {
  const text = await readFile(lock, 'utf8').catch(() => null);
  return text !== null && isAlive(Number(text)) ? Number(text) : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // a process of another user is alive, too
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
