import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkArgument } from '../../options/common-options.ts';
import type { ViewOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom view                         write network.html beside the network file, and open it
  netloom view --out network.html      only write it, in the working folder
  netloom view --out - > network.html  print it
`;

export function addView(program: Command, context: Context): void {
  program
    .command('view')
    .description('write the network as one page, to explore it in a browser')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .option('--out <FILE>', 'only write this file; - is the standard output')
    .action(async (network: string | undefined, options: ViewOptions) => {
      const { runView } = await import('./run.ts');
      await runView(network, { options, context });
    });
}
