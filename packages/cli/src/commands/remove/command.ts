import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { withClusterOptions } from '../../options/cluster-options.ts';
import { networkArgument, outputOption, timeoutOption, yesOption } from '../../options/common-options.ts';
import type { RemoveOptions } from './remove-from-cluster.ts';

const EXAMPLES = `Examples:
  netloom remove --dry-run                    what would be removed, and what would stay
  netloom remove --yes                        the umbrella, without confirmation
  netloom remove --with-operators             the operators too, if nothing else needs them
`;

export function addRemove(program: Command, context: Context): void {
  withClusterOptions(
    program
      .command('remove')
      .description('remove a network from a cluster: the umbrella, then its operators if asked to')
      .addHelpText('before', EXAMPLES)
      .addArgument(networkArgument()),
  )
    .option('--dry-run', 'write nothing; print what would be done')
    .option('--with-operators', 'uninstall the operators as well; others may use them')
    .addOption(yesOption())
    .addOption(timeoutOption('the timeout of each step', 300))
    .addOption(outputOption('json'))
    .action(async (network: string | undefined, options: RemoveOptions) => {
      const { runRemove } = await import('./run.ts');
      await runRemove(network, { options, context });
    });
}
