import { rm } from 'node:fs/promises';
import { argv, stdin, stdout } from 'node:process';
import { readShape } from './cluster-shape.ts';
import { ensurePrograms } from './programs.ts';
import { runPrograms } from './run-programs.ts';

/**
 * The process of a control plane: `supervise.ts FOLDER NETWORK [--stay]`. It prints to stdout when the cluster is ready, and ends
 * with its programs and their folder on SIGTERM, SIGINT or SIGHUP. Without --stay it ends with its stdin, too, so that a killed parent
 * leaves nothing behind.
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
  // only with --stay does a person watch
  const { kubeconfig, stop } = await runPrograms({
    folder,
    programs,
    shape,
    ...(stay === '--stay' && { onProgress }),
  });
  stdout.write(`ready ${kubeconfig}\n`);
  // the parent may have ended
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
