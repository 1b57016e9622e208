import { UsageError } from '@netloom/diagnostics/error';
import { loadNetwork, loadStream, type LoadedNetwork } from '@netloom/engine/check';
import { findNetwork, shortPath } from './find-network.ts';

/** NETWORK of a network that comes through standard input. */
export const STDIN = '-';
/** What messages call it. */
const STDIN_NAME = '<stdin>';

/** How messages call the network that NETWORK means: the path of its file, or `<stdin>`. */
export async function nameInput(argument: string | undefined): Promise<string> {
  return argument === STDIN ? STDIN_NAME : shortPath(await findNetwork(argument));
}

/** Reads the network that NETWORK means, by the name that `nameInput` gives to it. Throws InputUnreadable. */
export async function loadInput(argument: string | undefined, name: string): Promise<LoadedNetwork> {
  return argument === STDIN
    ? loadStream(process.stdin as AsyncIterable<Uint8Array>, name)
    : loadNetwork(name);
}

/** Throws UsageError where NETWORK is standard input; `why` says what a file is needed for. */
export function refuseStdin(argument: string | undefined, why: string): void {
  if (argument === STDIN) throw new UsageError(`${why}: name the file in place of "-".`);
}

/** Throws UsageError where more than one of several is standard input, which is read once. */
export function refuseStdinTwice(named: readonly (string | undefined)[]): void {
  if (named.filter((argument) => argument === STDIN).length > 1) {
    throw new UsageError(
      '"-" is given twice, but standard input holds one network: name a file for the other.',
    );
  }
}
