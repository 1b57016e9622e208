import { EXIT } from './exit-code.ts';
import { runCommand } from './run-command.ts';
import { terminal } from './terminal.ts';

const GRACE_MS = 2_000;

/** Runs one command and sets the exit code of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const here = terminal(process);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', quietPipe);
  process.on('SIGINT', () => {
    if (signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    // what does not listen to the signal must not hold up a person who wants to stop
    setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref();
  });
  const code = await runCommand(argv, { terminal: here, signal });
  process.exitCode = signal.aborted ? EXIT.interrupted : code;
}

/** Whoever reads may stop reading, as `head` does. */
function quietPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
}
