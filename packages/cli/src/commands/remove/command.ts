import { Option, type Command } from 'commander';
import { withClusterOptions } from '../../cluster/cluster-options.ts';
import type { Context } from '../../context.ts';
import { parseSeconds } from '../../options/parse-seconds.ts';
import type { RemoveOptions } from './remove-from-cluster.ts';

const EXAMPLES = `Examples:
  netloom remove --dry-run                    what would go, and what would stay
  netloom remove --yes                        the umbrella, without asking
  netloom remove --with-operators             the operators too, if nobody else needs them
`;

export function addRemove(program: Command, context: Context): void {
  withClusterOptions(
    program
      .command('remove')
      .description('take a network out of a cluster: the umbrella, then its operators if asked to')
      .addHelpText('before', EXAMPLES)
      .argument('[NETWORK]', 'a network file, or a folder with a network.yaml'),
  )
    .option('--dry-run', 'only show what would be done')
    .option('--with-operators', 'uninstall the operators as well; they may serve others')
    .option('--yes', 'do not ask')
    .option('--timeout <SECONDS>', 'how long each step may wait', parseSeconds, 300)
    .addOption(new Option('--output <FORMAT>', 'how to print').choices(['human', 'json']).default('human'))
    .action(async (network: string | undefined, options: RemoveOptions) => {
      const { runRemove } = await import('./run.ts');
      await runRemove(network, { options, context });
    });
}
