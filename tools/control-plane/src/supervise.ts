import { rm } from 'node:fs/promises';
import { argv, stdin, stdout } from 'node:process';
import { readShape } from './cluster-shape.ts';
import { ensurePrograms } from './programs.ts';
import { runPrograms } from './run-programs.ts';

/**
 * The process that a control plane lives in: `supervise.ts FOLDER NETWORK [--stay]`. It says on stdout when the cluster is ready, and
 * ends with its programs and their folder on SIGTERM or SIGINT. Unless it is to stay it ends with its stdin, too: a parent that is
 * killed leaves nothing behind.
 */
const [, , folder = '', network = '', stay] = argv;

const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      resolve();
    });
  }
  if (stay !== '--stay') stdin.on('end', resolve).on('error', resolve).resume();
});

try {
  const shape = await readShape(network);
  const onProgress = (text: string): unknown => process.stderr.write(`${text}\n`);
  const programs = await ensurePrograms(onProgress);
  // a person looks at the one that stays
  const { kubeconfig, stop } = await runPrograms({
    folder,
    programs,
    shape,
    ...(stay === '--stay' && { onProgress }),
  });
  stdout.write(`ready ${kubeconfig}\n`);
  // who started it may be gone
  stdout.on('error', () => undefined);
  await ended;
  await stop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();
