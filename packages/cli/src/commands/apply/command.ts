import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { withClusterOptions } from '../../options/cluster-options.ts';
import { networkArgument, outputOption, timeoutOption, yesOption } from '../../options/common-options.ts';
import { readChecksum } from '../../options/read-checksum.ts';
import { withAllowances } from '../../options/rollout-options.ts';
import type { ApplyOptions } from './options.ts';

const EXAMPLES = `Examples:
  netloom apply --dry-run                     what would be done, and whether the cluster accepts it
  netloom apply --operators charts/           with the operators' charts from a folder
  netloom apply --pin                         the first time: write the identity of the cluster into the file
  netloom apply --yes                         without confirmation, for automation
  netloom apply --checksum HEX                only the plan that was reviewed
  netloom apply --until namespaces            only the namespaces, so that Secrets can be made
`;

export function addApply(program: Command, context: Context): void {
  const command = program
    .command('apply')
    .description('install a network in a cluster: namespaces, operators, then the umbrella')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument());
  withAllowances(withClusterOptions(command))
    .addOption(yesOption())
    .option('--pin', 'write the identity of the cluster into the network file, unless it has one')
    .option('--dry-run', 'write nothing; the API server validates each change')
    .option('--operators <DIR>', "a folder of the operators' charts: NAME-VERSION.tgz or NAME/")
    .option('--checksum <HEX>', 'refuse any plan but the one with this checksum', readChecksum)
    .addOption(timeoutOption('the timeout of each step', 300))
    .addOption(outputOption('json'))
    .action(async (network: string | undefined, options: ApplyOptions) => {
      const { runApply } = await import('./run.ts');
      await runApply(network, { options, context });
    });
}
