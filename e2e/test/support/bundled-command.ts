import { join } from 'node:path';
import { BUNDLED_COMMAND, bundleSources } from '@netloom/cli/testing';
import { onceInRun } from './once-in-run.ts';

/** The path of the command, bundled from the sources once in a run. */
export async function bundledCommand(): Promise<string> {
  return join(await onceInRun('command', bundleSources), BUNDLED_COMMAND);
}
