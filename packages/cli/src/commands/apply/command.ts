import { Option, type Command } from 'commander';
import type { ApplyOptions } from './options.ts';
import { withClusterOptions } from '../../cluster/cluster-options.ts';
import type { Context } from '../../context.ts';
import { parseSeconds } from '../../options/parse-seconds.ts';
import { allowDeletes, readChecksum } from '../../options/plan-values.ts';

const EXAMPLES = `Examples:
  netloom apply --dry-run                     what would be done, and whether the cluster would take it
  netloom apply --operators charts/           with the operators' charts from a folder
  netloom apply --pin                         the first time: write down which cluster this is
  netloom apply --yes                         without asking, for machines
  netloom apply --checksum HEX                only the plan that was reviewed
  netloom apply --until namespaces            only the namespaces, so that Secrets can be made
`;

export function addApply(program: Command, context: Context): void {
  withClusterOptions(
    program
      .command('apply')
      .description('bring a network into a cluster: namespaces, operators, then the umbrella')
      .addHelpText('before', EXAMPLES)
      .argument('[NETWORK]', 'a network file, or a folder with a network.yaml'),
  )
    .option('--yes', 'do not ask, also at the first install in a cluster that the network does not pin')
    .option('--pin', 'write into the network file which cluster it is, unless it says so already')
    .option('--dry-run', 'everything but writes: the cluster is asked what it would say')
    .addOption(
      new Option('--until <STAGE>', 'the last stage to do')
        .choices(['namespaces', 'operators', 'network'])
        .default('network'),
    )
    .option('--operators <DIR>', "a folder of the operators' charts: NAME-VERSION.tgz or NAME/")
    .option('--install-operator <NAME...>', 'install it although its kinds are there')
    .option('--adopt', 'take over what is there already and nobody reconciles')
    .option('--force-conflicts', 'take back fields that somebody else has changed')
    .addOption(allowDeletes())
    .option('--checksum <HEX>', 'refuse unless it is the plan that was reviewed', readChecksum)
    .option('--timeout <SECONDS>', 'how long each step may wait', parseSeconds, 300)
    .addOption(new Option('--output <FORMAT>', 'how to print').choices(['human', 'json']).default('human'))
    .action(async (network: string | undefined, options: ApplyOptions) => {
      const { runApply } = await import('./run.ts');
      await runApply(network, { options, context });
    });
}
