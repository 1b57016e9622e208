import type { Cluster } from '@netloom/cluster';
import { Option, type Command } from 'commander';
import type { ApplyOptions } from '../apply-options.ts';
import { checkBuildable, printFindings, type CheckedInput } from '../check-input.ts';
import { useCluster, withClusterOptions } from '../cluster-options.ts';
import type { Context } from '../context.ts';
import { parseSeconds } from '../parse-seconds.ts';
import { readChecksum, withAllowances } from '../plan-values.ts';

const EXAMPLES = `Examples:
  netloom apply --dry-run                     what would be done, and whether the cluster would take it
  netloom apply --operators charts/           with the operators' charts from a folder
  netloom apply --pin                         the first time: write down which cluster this is
  netloom apply --yes                         without asking, for machines
  netloom apply --checksum HEX                only the plan that was reviewed
  netloom apply --until namespaces            only the namespaces, so that Secrets can be made
`;

export function addApply(program: Command, context: Context): void {
  const command = program
    .command('apply')
    .description('install a network in a cluster: namespaces, operators, then the umbrella')
    .addHelpText('before', EXAMPLES)
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml');
  withAllowances(withClusterOptions(command))
    .option('--yes', 'do not ask, also at the first install in a cluster that the network does not pin')
    .option('--pin', 'write into the network file which cluster it is, unless it pins one already')
    .option('--dry-run', 'everything but writes: the server validates each change')
    .option('--operators <DIR>', "a folder of the operators' charts: NAME-VERSION.tgz or NAME/")
    .option('--checksum <HEX>', 'refuse unless it is the plan that was reviewed', readChecksum)
    .option('--timeout <SECONDS>', 'how long each step may wait', parseSeconds, 300)
    .addOption(new Option('--output <FORMAT>', 'how to print').choices(['human', 'json']).default('human'))
    .action(async (network: string | undefined, options: ApplyOptions) => {
      const input = await checkBuildable(network, context);
      if (input === null) return;
      await printFindings(input.checked, context);
      if (options.dryRun !== true) context.finish();
      // what an apply needs is nothing that another command should load
      const [{ applyToCluster }, { refusePlaceholders }] = await Promise.all([
        import('../apply-to-cluster.ts'),
        import('../refuse-placeholders.ts'),
      ]);
      await refusePlaceholders(input);
      await useCluster(options, context, async (cluster) => {
        const pinned = options.pin === true ? await pin(input, { options, context, cluster }) : input;
        await applyToCluster({ input: pinned, options, context, cluster });
      });
    });
}

async function pin(
  input: CheckedInput,
  {
    options,
    ...pinning
  }: { readonly options: ApplyOptions; readonly context: Context; readonly cluster: Cluster },
): Promise<CheckedInput> {
  const { pinCluster } = await import('../pin-cluster.ts');
  return pinCluster(input, { ...pinning, dryRun: options.dryRun === true });
}
