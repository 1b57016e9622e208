import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { COMMANDS, type CommandDeclaration } from './commands/index.ts';
import type { Context } from './context.ts';
import type { Interruption } from './terminal/interruption.ts';
import { reportError } from './terminal/report-error.ts';
import { safeTerminal } from './terminal/safe-terminal.ts';
import type { Terminal } from './terminal/terminal.ts';

const EXAMPLES = `Examples:
  netloom validate                      check the nearest network.yaml
  netloom build                         generate everything that a deployment needs, beside it
  netloom template --summary            the objects of the network in the cluster, and the next steps
  netloom plan --against git:HEAD       what the uncommitted edit changes, and who gains or loses reach
  netloom explain pool-overlaps-host    why a finding matters, and how to fix it
  netloom trace internet https://HOST   the hops of a packet, and which of them stops it
`;

/** What a command line runs in. */
export interface Surroundings {
  /** Those of the npm package, if not stated. */
  readonly commands?: readonly CommandDeclaration[];
  readonly terminal: Terminal;
  readonly interruption: Pick<Interruption, 'signal' | 'happened' | 'finish'>;
}

/** Runs a command line, `node netloom COMMAND …`, to its end. Never throws: errors are printed, and set the exit code. */
export async function runCommand(
  argv: readonly string[],
  { commands = COMMANDS, terminal: printing, interruption }: Surroundings,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const { terminal, conceal } = safeTerminal(printing);
  const context: Context = {
    terminal,
    conceal,
    // reading it starts to listen to signals
    get signal() {
      return interruption.signal;
    },
    finish: () => {
      interruption.finish();
    },
    exit: (code) => {
      if (code > exitCode) exitCode = code;
    },
  };
  try {
    await commandLine(commands, context).parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (interruption.happened) return EXIT.interrupted;
    // commander has printed its message, or the help that was asked for
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return reportError(error, terminal);
  }
}

/** The command line with these commands. */
export function commandLine(commands: readonly CommandDeclaration[], context: Context): Command {
  const { out, err } = context.terminal;
  const program = new Command('netloom')
    .description(
      'Network as code: one network.yaml is checked as a whole, and becomes charts, values and documents.',
    )
    .version(manifest.version)
    .addHelpText('before', EXAMPLES)
    .configureOutput({ writeOut: out, writeErr: err })
    .showHelpAfterError('(see netloom --help)')
    .exitOverride();
  for (const add of commands) add(program, context);
  return program;
}
