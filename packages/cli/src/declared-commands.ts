import type { Command } from 'commander';
import { COMMANDS } from './commands/index.ts';
import { commandLine } from './run-command.ts';

/** The commands of the npm package as they are declared, for pages about them; their help goes to `out`, and none is run. */
export function declaredCommands(out: (text: string) => void): readonly Command[] {
  const ignore = (): void => undefined;
  const program = commandLine(COMMANDS, {
    terminal: {
      out,
      err: out,
      progress: ignore,
      color: { out: false, err: false },
      columns: { out: null, err: null },
    },
    signal: new AbortController().signal,
    finish: ignore,
    conceal: ignore,
    exit: ignore,
  });
  // without `help`, which is commander's, and without what no person types
  const visible = program.createHelp().visibleCommands(program);
  return program.commands
    .filter((command) => visible.includes(command))
    .flatMap((command) => (command.commands.length === 0 ? [command] : command.commands));
}
