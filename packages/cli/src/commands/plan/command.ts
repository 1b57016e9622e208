import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { withClusterOptions } from '../../options/cluster-options.ts';
import { networkArgument, outputOption } from '../../options/common-options.ts';
import { readChecksum } from '../../options/read-checksum.ts';
import { withAllowances } from '../../options/rollout-options.ts';
import type { PlanOptions } from './options.ts';

const EXAMPLES = `Examples:
  netloom plan --against git:HEAD                          what the uncommitted edit changes
  netloom plan --against cluster                           what an apply would do, and what others have changed there
  netloom plan --against git:main --output markdown        a comment for a pull request; json for programs
  netloom plan networks/new.yaml --against network.yaml    two files
  netloom plan --against cluster --checksum HEX            refused unless it is the plan that was reviewed
Exit: 0 no changes, 1 changes, 5 refused.
`;

export function addPlan(program: Command, context: Context): void {
  const command = program
    .command('plan')
    .description('print what a network changes, in network words and object by object; nothing is written')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .requiredOption(
      '--against <WHAT>',
      'another network file, git:REV for the same file at a revision, or cluster',
    );
  withAllowances(withClusterOptions(command))
    .option(
      '--checksum [HEX]',
      'refuse any plan but the one with this checksum; the plan always prints its own',
      readChecksum,
    )
    .addOption(outputOption('json', 'markdown'))
    .action(async (network: string | undefined, options: PlanOptions) => {
      const { planUnchanged } = await import('./plan-unchanged.ts');
      if (await planUnchanged(network, { options, context })) return;
      const { runPlan } = await import('./run.ts');
      await runPlan(network, { options, context });
    });
}
