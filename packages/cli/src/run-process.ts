import { EXIT } from '@netloom/diagnostics/error';
import type { CommandDeclaration } from './commands/index.ts';
import { runCommand } from './run-command.ts';
import { Interruption } from './terminal/interruption.ts';
import { terminal } from './terminal/terminal.ts';

/** Runs one of these commands and sets the exit code of the process. */
export async function runProcess(
  argv: readonly string[],
  commands: readonly CommandDeclaration[],
): Promise<void> {
  const here = terminal(process);
  const interruption = new Interruption(here.err);
  const code = await runCommand(argv, { commands, terminal: here, interruption });
  const printed = await here.ended();
  if (interruption.happened) process.exitCode = EXIT.interrupted;
  else process.exitCode = code === EXIT.ok && !printed ? EXIT.findings : code;
}
