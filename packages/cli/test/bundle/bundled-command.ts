import { join } from 'node:path';
import { BUNDLED_COMMAND, bundleSources } from './bundle-sources.ts';

let bundled: Promise<void> | null = null;

/** The path of the bundled command: the first test of this process to ask for it makes it, in the folder of the run. */
export async function bundledCommand(): Promise<string> {
  const run = process.env.NETLOOM_TEST_RUN;
  if (run === undefined) throw new Error('NETLOOM_TEST_RUN is not set: jest.config.cjs sets it');
  const folder = join(run, `command-${process.pid}`);
  bundled ??= bundleSources(folder);
  await bundled;
  return join(folder, BUNDLED_COMMAND);
}
