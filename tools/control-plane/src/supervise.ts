import { rm } from 'node:fs/promises';
import { argv, stdin, stdout } from 'node:process';
import { runPrograms, type ProgramInput } from './run-programs.ts';

/**
 * The process of a control plane: `supervise.ts INPUT [--stay]`, where INPUT is ProgramInput as JSON. It prints to stdout when the cluster is ready, and ends
 * with its programs and their folder on SIGTERM, SIGINT or SIGHUP. Without --stay it ends with its stdin, too, so that a killed parent
 * leaves nothing behind.
 */
const [, , json = '', stay] = argv;
// as `prepare` gave it
const input = JSON.parse(json) as ProgramInput;

const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      resolve();
    });
  }
  if (stay !== '--stay') stdin.on('end', resolve).on('error', resolve).resume();
});

try {
  const onProgress = (text: string): unknown => process.stderr.write(`${text}\n`);
  // only with --stay does a person watch
  const { kubeconfig, stop } = await runPrograms({ ...input, ...(stay === '--stay' && { onProgress }) });
  stdout.write(`ready ${kubeconfig}\n`);
  // the parent may have ended
  stdout.on('error', () => undefined);
  await ended;
  await stop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(input.folder, { recursive: true, force: true });
}
process.exit();
