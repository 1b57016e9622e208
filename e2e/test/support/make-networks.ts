import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInProcess, type InProcessRun } from './run-in-process.ts';

/**
 * A program: `make-networks.ts OUT NETWORK…`. It writes what `build` and `template` of this checkout make of each network
 * into a folder of OUT, all in one process, in which the caller can set the clock, the time zone and the language.
 */
const [, , out = '', ...networks] = process.argv;

async function succeed(...args: readonly string[]): Promise<InProcessRun> {
  const run = await runInProcess(args, {});
  if (run.code !== 0) throw new Error(`netloom ${args.join(' ')} ended with ${run.code}\n${run.stderr}`);
  return run;
}

for (const network of networks) {
  const folder = join(out, network.replaceAll('/', '-'));
  await succeed('build', network, '--out', folder);
  const { stdout } = await succeed('template', network);
  await writeFile(join(folder, 'template.yaml'), stdout);
}
