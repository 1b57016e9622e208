import { InvalidArgumentError, Option, type Command } from 'commander';
import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { validateNetworks, type Validated } from './validate-networks.ts';

interface Options {
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly output: 'human' | 'json' | 'sarif' | 'github';
  readonly failOn: 'error' | 'warning';
  readonly maxWarnings?: number;
}

const EXAMPLES = `Examples:
  netloom validate                                   check the nearest network.yaml
  netloom validate --fix                             mend in it what the file alone can mend
  netloom validate --fix-dry-run > mend.patch        what --fix would write, for \`git apply\`
  netloom validate networks/a networks/b             several networks, each by itself and all together
  netloom validate --output sarif > findings.sarif   for code scanning
`;

export function addValidate(program: Command, context: Context): void {
  program
    .command('validate')
    .description('check networks and print what is wrong with them')
    .addHelpText('before', EXAMPLES)
    .argument('[NETWORK...]', 'network files, or folders with a network.yaml')
    .option('--fix', 'mend what can be mended, keeping comments and layout; print what is left')
    .addOption(
      new Option('--fix-dry-run', 'print what --fix would write, as a unified diff').conflicts([
        'fix',
        'output',
      ]),
    )
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
    .option('--max-warnings <N>', 'fail where there are more warnings than this', wholeNumber)
    .action(async (networks: readonly string[], options: Options) => {
      const mode = options.fix === true ? 'write' : options.fixDryRun === true ? 'dry-run' : 'none';
      const validated = await validateNetworks(networks, {
        mode,
        names: options.output !== 'human',
        context,
      });
      const text = await print(validated, { options, color: context.terminal.color.out });
      if (mode === 'dry-run') context.terminal.err(text);
      else context.terminal.out(text);
      context.exit(await exitOf(validated, options));
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 or more.');
  return Number(text);
}

interface Printing {
  readonly options: Options;
  readonly color: boolean;
}

async function print(
  { sources, diagnostics, waived }: Validated,
  { options, color }: Printing,
): Promise<string> {
  const [{ printGithub, printHuman, printJson, printSarif }, { ALL_RULES }] = await Promise.all([
    import('@netloom/diagnostics'),
    import('@netloom/engine/check'),
  ]);
  switch (options.output) {
    case 'human':
      return printHuman(diagnostics, { sources, color, waived });
    case 'json':
      return printJson(diagnostics, waived);
    case 'sarif':
      return printSarif(diagnostics, { version: manifest.version, rules: ALL_RULES, waived });
    case 'github':
      return printGithub(diagnostics);
    default:
      return options.output satisfies never;
  }
}

async function exitOf(
  { diagnostics, unreadable }: Validated,
  { failOn, maxWarnings = Infinity }: Options,
): Promise<ExitCode> {
  if (unreadable) return EXIT.unreadable;
  const { countDiagnostics } = await import('@netloom/diagnostics');
  const { error, warning } = countDiagnostics(diagnostics);
  const failing = error > 0 || warning > maxWarnings || (failOn === 'warning' && warning > 0);
  return failing ? EXIT.findings : EXIT.ok;
}
