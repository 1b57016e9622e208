import { Option, type Command } from 'commander';
import type { Diagnostic, Source } from '@netloom/diagnostics';
import manifest from '../../package.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { findNetwork, shortPath } from '../find-network.ts';

interface Options {
  readonly output: 'human' | 'json' | 'sarif' | 'github';
  readonly failOn: 'error' | 'warning';
}

export function addValidate(program: Command, context: Context): void {
  program
    .command('validate')
    .description('check a network and print what is wrong with it')
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
    .addOption(
      new Option('--output <FORM>', 'how to print the findings')
        .choices(['human', 'json', 'sarif', 'github'])
        .default('human'),
    )
    .addOption(
      new Option('--fail-on <SEVERITY>', 'the least severity that makes the command fail')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .action(async (network: string | undefined, options: Options) => {
      const { diagnostics, sources, unreadable } = await validate(network);
      context.terminal.out(await print({ diagnostics, sources, options, context }));
      if (unreadable) context.exit(EXIT.unreadable);
      else context.exit(exitOf(diagnostics, options));
    });
}

interface Validated {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly Source[];
  readonly unreadable: boolean;
}

async function validate(network: string | undefined): Promise<Validated> {
  const { checkNetwork, InputUnreadable, loadNetwork } = await import('@netloom/engine/check');
  try {
    const checked = checkNetwork(await loadNetwork(shortPath(await findNetwork(network))));
    const { diagnostics, source } = checked;
    return { diagnostics, sources: [source], unreadable: checked.kind === 'unreadable' };
  } catch (error) {
    if (!(error instanceof InputUnreadable)) throw error;
    return { diagnostics: [error.diagnostic], sources: [], unreadable: true };
  }
}

interface Printing {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly Source[];
  readonly options: Options;
  readonly context: Context;
}

async function print({ diagnostics, sources, options, context }: Printing): Promise<string> {
  const [{ printGithub, printHuman, printJson, printSarif }, { RULES }] = await Promise.all([
    import('@netloom/diagnostics'),
    import('@netloom/engine/check'),
  ]);
  switch (options.output) {
    case 'human':
      return printHuman(diagnostics, { sources, color: context.terminal.color.out });
    case 'json':
      return printJson(diagnostics);
    case 'sarif':
      return printSarif(diagnostics, { version: manifest.version, rules: RULES });
    case 'github':
      return printGithub(diagnostics);
    default:
      return options.output satisfies never;
  }
}

function exitOf(diagnostics: readonly Diagnostic[], { failOn }: Options): ExitCode {
  const failing = diagnostics.some(
    ({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'),
  );
  return failing ? EXIT.findings : EXIT.ok;
}
