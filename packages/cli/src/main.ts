// before any module that makes a schema
import '@netloom/network-model/jitless';
import { COMMANDS } from './commands/index.ts';
import { addRender } from './commands/render/command.ts';
import { runProcess } from './run-process.ts';

/** The command in a checkout. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProcess(argv, [...COMMANDS, addRender]);
}
