import { exitCodeOf, EXIT } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import type { Context } from '../context.ts';
import { nameInput, refuseStdin } from '../network-input/load-input.ts';
import { reportError } from '../terminal/report-error.ts';
import { WatchedFiles } from './watched-files.ts';

interface WatchInput {
  /** One run of the command. */
  readonly run: (context: Context) => Promise<void>;
  readonly context: Context;
}

/**
 * Runs a command now, and again after each change of the network files, until Ctrl-C. What is wrong with a file ends no watch,
 * and no exit code is kept of it. Nothing is cleared: what was printed before can be compared.
 */
export async function watchNetworks(
  networks: readonly string[],
  { run, context }: WatchInput,
): Promise<void> {
  for (const network of networks) refuseStdin(network, '--watch looks at a file');
  const named = networks.length === 0 ? [undefined] : networks;
  const paths = await Promise.all(named.map(nameInput));
  const { terminal } = context;
  const signal = AbortSignal.any([context.signal, readerGone()]);
  const files = await WatchedFiles.open(paths);
  try {
    await runOnce(run, context);
    terminal.err(`watching ${paths.map(visible).join(', ')}: Ctrl-C ends it\n`);
    for (;;) {
      const changed = await files.nextChange(signal);
      if (changed === null) return;
      terminal.err(`\n--- ${new Date().toTimeString().slice(0, 8)} ${visible(changed)} has changed\n`);
      await runOnce(run, context);
    }
  } finally {
    files.close();
  }
}

async function runOnce(run: WatchInput['run'], context: Context): Promise<void> {
  const ignore = (): void => undefined;
  try {
    await run({ ...context, signal: context.signal, exit: ignore });
  } catch (error) {
    context.signal.throwIfAborted();
    if (exitCodeOf(error) === EXIT.bug) throw error;
    reportError(error, context.terminal);
  }
}

/** Aborted when nobody reads the output any more: there would be no end otherwise. */
function readerGone(): AbortSignal {
  const gone = new AbortController();
  process.stdout.once('error', () => {
    gone.abort();
  });
  return gone.signal;
}
