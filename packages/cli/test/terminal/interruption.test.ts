import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundledCommand } from '../bundle/bundled-command.ts';
import { inTempFolder, FIXTURES } from '../netloom.ts';

const HAS_FULL = existsSync('/dev/full');
if (!HAS_FULL) console.warn('skipped: this system has no /dev/full');

/** How a command ended: its exit code, or the signal that ended it. */
async function ended(child: ReturnType<typeof spawn>): Promise<readonly unknown[]> {
  return once(child, 'close');
}

describe('a command that only reads', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('dies at the first %s, whatever it computes', (signal) =>
    inTempFolder(async (folder) => {
      const started = join(folder, 'started');
      const busy = `import { writeFileSync } from 'node:fs';
globalThis.TextDecoder = class { constructor() { writeFileSync(${JSON.stringify(started)}, ''); for (;;); } };`;
      const preload = `data:text/javascript,${encodeURIComponent(busy)}`;
      const child = spawn(process.execPath, ['--import', preload, await bundledCommand(), 'validate'], {
        cwd: FIXTURES,
        stdio: 'ignore',
      });
      const end = ended(child);
      while (!existsSync(started)) await sleep(10);
      child.kill(signal);
      expect(await end).toEqual([null, signal]);
    }),
  );
});

describe('output that does not arrive', () => {
  (HAS_FULL ? it : it.skip)('is one sentence and exit 1 where the device is full', async () => {
    const child = spawn(process.execPath, [await bundledCommand(), 'explain', 'pool-overlaps-host'], {
      cwd: FIXTURES,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    expect(await ended(child)).toEqual([1, null]);
    expect(stderr).toBe('netloom: the output could not be written: ENOSPC: no space left on device, write\n');
  });

  it.each([
    ['a command that is fine otherwise', ['explain', 'pool-overlaps-host'], 1],
    ['one that says something else by its exit code', ['validate', 'does/not/exist'], 3],
  ])('is silent where the reader went away, and said by the exit code: %s', async (_title, args, code) => {
    const child = spawn(process.execPath, [await bundledCommand(), ...args], {
      cwd: FIXTURES,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.destroy();
    expect(await ended(child)).toEqual([code, null]);
    expect(stderr).toBe('');
  });
});
