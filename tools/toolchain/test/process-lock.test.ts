import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { withProcessLock } from '../src/process-lock.ts';

describe(withProcessLock, () => {
  let folder: string;
  let lock: string;
  let waits: number[];
  const onWait = (pid: number): void => void waits.push(pid);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netloom-lock-'));
    lock = join(folder, 'lock');
    waits = [];
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lets one after the other work, says once whom it waits for, and leaves no file', async () => {
    let working = 0;
    const most: number[] = [];
    const work = async (): Promise<void> => {
      working += 1;
      most.push(working);
      await sleep(20);
      working -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withProcessLock(lock, work, onWait)));
    expect(most).toEqual([1, 1, 1]);
    expect(waits).toEqual([process.pid, process.pid]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives what the work gives, and lets the next one in after a failure', async () => {
    const failing = withProcessLock(lock, () => Promise.reject(new Error('no space')), onWait);
    await expect(failing).rejects.toThrow('no space');
    expect(await withProcessLock(lock, () => Promise.resolve('done'), onWait)).toBe('done');
  });

  it('takes a lock over whose process is gone', async () => {
    const gone = execa('true');
    await gone;
    await writeFile(lock, String(gone.pid));
    expect(await withProcessLock(lock, () => Promise.resolve('done'), onWait)).toBe('done');
    expect(waits).toEqual([]);
  });
});
