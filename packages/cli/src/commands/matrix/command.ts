import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkArgument, outputOption, verboseOption } from '../../options/common-options.ts';
import type { MatrixOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom matrix                       who reaches what; on a terminal equal rows and columns are one
  netloom matrix --output csv          with the hop that decides each answer, and its line
  netloom matrix networks/homelab --output json
`;

export function addMatrix(program: Command, context: Context): void {
  program
    .command('matrix')
    .description('print who reaches what: yes, no, or ? where the network does not say')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .addOption(outputOption('csv', 'json'))
    .addOption(verboseOption())
    .action(async (network: string | undefined, options: MatrixOptions) => {
      const { runMatrix } = await import('./run.ts');
      await runMatrix(network, { options, context });
    });
}
