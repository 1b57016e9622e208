import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFolder } from '../../src/index.ts';
import { readAll } from './read-all.ts';
import { inTempFolder } from './temp-folder.ts';

const WRITER = fileURLToPath(new URL('./killed-writer.ts', import.meta.url));
const state = (letter: string): object =>
  Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${letter}/${index}.txt`, letter]));

describe('a run that is killed', () => {
  it.each([0, 3, 8])('leaves a whole state behind, which the next run takes up (after %d ms)', (delay) =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      const child = spawn(process.execPath, [WRITER, out], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await once(child, 'exit');
      // between its two renames the old state waits beside
      const left = await readAll(existsSync(out) ? out : join(temp, '.out.netloom-old'));
      expect([state('a'), state('b')]).toContainEqual(left);
      await writeFolder(out, new Map([['after.txt', 'after']]));
      expect(await readAll(out)).toEqual({ 'after.txt': 'after' });
      expect(await readdir(temp)).toEqual(['out']);
    }),
  );
});
