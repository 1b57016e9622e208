import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Context } from '../../context.ts';
import { networksArgument, outputOption, verboseOption, watchOption } from '../../options/common-options.ts';
import type { ValidateOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom validate                                   check the nearest network.yaml
  netloom validate --fix                             fix what can be fixed in the file alone
  netloom validate --fix-dry-run > fix.patch         what --fix would write, for \`git apply\`
  netloom validate --watch                           check again after each save
  netloom validate networks/a networks/b             several networks, each by itself and all together
  netloom validate --output sarif > findings.sarif   for code scanning
`;

export function addValidate(program: Command, context: Context): void {
  program
    .command('validate')
    .description('check networks and print what is wrong with them')
    .addHelpText('before', EXAMPLES)
    .addArgument(networksArgument())
    .option('--fix', 'fix what can be fixed, keeping comments and layout; print what is left')
    .addOption(
      new Option('--fix-dry-run', 'print what --fix would write, as a unified diff').conflicts([
        'fix',
        'output',
      ]),
    )
    .addOption(outputOption('json', 'sarif', 'github'))
    .addOption(
      new Option('--fail-on <SEVERITY>', 'the lowest severity that makes the command fail')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--max-warnings <N>', 'fail if there are more warnings than this', wholeNumber)
    .addOption(verboseOption())
    // each run would be a document of its own
    .addOption(watchOption().conflicts(['fix', 'fixDryRun', 'output']))
    .action(async (networks: readonly string[], options: ValidateOptions) => {
      if (options.watch === true) {
        const [{ watchNetworks }, { runValidate }] = await Promise.all([
          import('../../watch/watch-networks.ts'),
          import('./run.ts'),
        ]);
        const run = (each: Context): Promise<void> =>
          runValidate(networks, { options, context: each, fixFile: null });
        await watchNetworks(networks, { run, context });
        return;
      }
      const fixes = options.fix === true || options.fixDryRun === true;
      const [{ runValidate }, fixing] = await Promise.all([
        import('./run.ts'),
        // fixes need all that any network needs, and few runs fix anything
        fixes ? import('./fix-file.ts') : null,
      ]);
      await runValidate(networks, { options, context, fixFile: fixing?.fixFile ?? null });
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}
