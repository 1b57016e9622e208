import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import { kill, pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from './error-code.ts';
import { FolderNotWritable } from './folder-not-writable.ts';

const POLL_MS = 20;
const TIMEOUT_MS = 30_000;
/** A write takes well under a second: a lock this old has no owner any more, even if its process id is in use again. */
const ABANDONED_MS = 60_000;
/** Between creating the file and writing the owner into it. */
const UNWRITTEN_MS = 2_000;
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS'];

export interface Lock {
  /** Throws when another run has taken the lock over, as after a long suspend. */
  readonly assertHeld: () => void;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** Runs `work` while no other process holds the lock file at `path`; a lock whose owner died is taken over. */
export async function withFileLock<T>(path: string, work: (lock: Lock) => Promise<T>): Promise<T> {
  const mine = JSON.stringify({ pid, host: hostname(), token: crypto.randomUUID() });
  await acquire(path, mine);
  try {
    return await work({
      assertHeld: () => {
        if (readText(path) !== mine) {
          throw new Refused(`${path} was taken over by another run: run again.`);
        }
      },
    });
  } finally {
    if (readText(path) === mine) rmSync(path, { force: true });
  }
}

async function acquire(path: string, mine: string): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    if (create(path, mine)) return;
    const theirs = readText(path);
    if (theirs === null) continue;
    if (await isAbandoned(path, theirs)) {
      await takeAway(path, theirs);
      continue;
    }
    if (Date.now() > deadline) {
      throw new Refused(
        `Another run holds ${path} (${theirs}): wait for it, or delete the file if it is gone.`,
      );
    }
    await sleep(POLL_MS);
  }
}

function create(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx');
    try {
      writeFileSync(file, text);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (NOT_WRITABLE.some((code) => hasCode(error, code))) {
      throw new FolderNotWritable(dirname(path), { cause: error });
    }
    throw error;
  }
}

async function isAbandoned(path: string, text: string): Promise<boolean> {
  const age = await ageOf(path);
  if (age === null) return false;
  if (age > ABANDONED_MS) return true;
  const owner = readOwner(text);
  if (owner === null) return age > UNWRITTEN_MS;
  return owner.host === hostname() && !isAlive(owner.pid);
}

/** Only one of two runs can rename the file; a fresh lock that was moved by mistake is put back. */
async function takeAway(path: string, theirs: string): Promise<void> {
  const aside = `${path}-${crypto.randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = readText(aside);
  if (moved !== null && moved !== theirs) create(path, moved);
  await rm(aside, { force: true });
}

function readOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return null;
    if (typeof value.pid !== 'number' || typeof value.host !== 'string') return null;
    return { pid: value.pid, host: value.host };
  } catch {
    return null;
  }
}

function isAlive(id: number): boolean {
  try {
    kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function ageOf(path: string): Promise<number | null> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw new Error(`The lock ${basename(path)} cannot be read.`, { cause: error });
  }
}
