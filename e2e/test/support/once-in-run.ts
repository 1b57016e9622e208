import { existsSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { withProcessLock } from '@netloom/toolchain';

/**
 * The folder that the first test file to ask for it makes for all files of this run of Jest. Nobody changes what is in it:
 * a file that has to works on a copy. `make` gets an empty folder, which is renamed afterwards.
 */
export async function onceInRun(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const run = process.env.NETLOOM_TEST_RUN;
  if (run === undefined) throw new Error('NETLOOM_TEST_RUN is not set: jest.config.cjs sets it');
  const folder = join(run, name);
  const work = async (): Promise<void> => {
    if (existsSync(folder)) return;
    const draft = await mkdtemp(`${folder}-`);
    await make(draft);
    await rename(draft, folder);
  };
  if (!existsSync(folder)) await withProcessLock(`${folder}.lock`, work, () => undefined);
  return folder;
}
