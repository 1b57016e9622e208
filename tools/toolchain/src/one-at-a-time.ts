import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/**
 * Does a work while no other process of this machine does one under the same lock, which is a file with the number of its
 * process. A lock whose process is gone holds nobody up. Two that find such a lock at once may both begin: the lock saves
 * work, and must not be what makes it right. `onWait` is told once whom it waits for.
 */
export async function oneAtATime<T>(
  lock: string,
  work: () => Promise<T>,
  onWait: (pid: number) => void,
): Promise<T> {
  let told = false;
  while (!(await take(lock))) {
    const pid = await holderOf(lock);
    if (pid === null) {
      await rm(lock, { force: true });
      continue;
    }
    if (!told) onWait(pid);
    told = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
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

/** null where nobody holds it any more. */
async function holderOf(lock: string): Promise<number | null> {
  const text = await readFile(lock, 'utf8').catch(() => null);
  return text !== null && isAlive(Number(text)) ? Number(text) : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // somebody else's process is one, too
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
