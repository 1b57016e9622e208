// before any module that makes a schema
import '@netloom/network-model/jitless';
import { COMMANDS } from './commands/index.ts';
import { runProcess } from './run-process.ts';

/** The command of the npm package, which holds nothing to render from. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProcess(argv, COMMANDS);
}
