import { Option, type Command } from 'commander';
import { withClusterOptions } from '../../cluster/cluster-options.ts';
import type { Context } from '../../context.ts';
import type { PlanOptions } from './options.ts';
import { allowDeletes, readChecksum } from '../../options/plan-values.ts';

const EXAMPLES = `Examples:
  netloom plan --against git:HEAD                          what the uncommitted edit changes
  netloom plan --against cluster                           what it changes in the cluster, and what others changed there
  netloom plan --against git:main --output json            for a review in CI
  netloom plan networks/new.yaml --against network.yaml    two files
  netloom plan --against cluster --checksum HEX            refused unless it is the plan that was reviewed
Exit: 0 no changes, 1 changes, 5 refused.
`;

export function addPlan(program: Command, context: Context): void {
  withClusterOptions(
    program
      .command('plan')
      .description('print what a network changes, in network words and object by object; nothing is written')
      .addHelpText('before', EXAMPLES)
      .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
      .requiredOption(
        '--against <WHAT>',
        'another network file, git:REV for the same file at a revision, or cluster',
      ),
  )
    .addOption(allowDeletes())
    .option('--checksum [HEX]', 'refuse a plan of another checksum; it is printed anyway', readChecksum)
    .addOption(
      new Option('--output <FORM>', 'how to print the plan').choices(['human', 'json']).default('human'),
    )
    .action(async (network: string | undefined, options: PlanOptions) => {
      // what a plan needs is nothing that another command should load
      const { runPlan } = await import('./run.ts');
      await runPlan(network, { options, context });
    });
}
