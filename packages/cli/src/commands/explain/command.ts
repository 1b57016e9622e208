import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { outputOption } from '../../options/common-options.ts';
import type { ExplainOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom explain                       every code, by what it is about
  netloom explain pool-overlaps-host    why a finding matters, an example, how to fix it
  netloom explain --output json         the codes with severity, description and page
`;

export function addExplain(program: Command, context: Context): void {
  program
    .command('explain')
    .description('explain the code of a finding: why it matters, an example, how to fix it')
    .addHelpText('before', EXAMPLES)
    .argument('[CODE]', 'the code, such as pool-overlaps-host; all of them without it')
    .addOption(outputOption('json'))
    .action(async (code: string | undefined, options: ExplainOptions) => {
      const { runExplain } = await import('./run.ts');
      await runExplain(code, { options, context });
    });
}
