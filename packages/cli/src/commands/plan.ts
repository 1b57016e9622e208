import { InvalidArgumentError, Option, type Command } from 'commander';
import { withClusterOptions } from '../cluster-options.ts';
import type { Context } from '../context.ts';
import type { PlanOptions } from '../plan-options.ts';

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
    .option(
      '--allow-deletes <KIND=COUNT>',
      'let this many objects of a kind be deleted, whatever share of all they are; may be repeated',
      collectAllowed,
      new Map<string, number>(),
    )
    .option('--checksum [HEX]', 'refuse a plan of another checksum; it is printed anyway', readChecksum)
    .addOption(
      new Option('--output <FORM>', 'how to print the plan').choices(['human', 'json']).default('human'),
    )
    .action(async (network: string | undefined, options: PlanOptions) => {
      // what a plan needs is nothing that another command should load
      const { runPlan } = await import('../run-plan.ts');
      await runPlan(network, { options, context });
    });
}

function collectAllowed(text: string, sofar: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const [, kind, count] = /^([A-Z][A-Za-z0-9]*)=(\d{1,6})$/.exec(text) ?? [];
  if (kind === undefined) throw new InvalidArgumentError('It is a kind and a number, such as DNSEndpoint=4.');
  return new Map([...sofar, [kind, Number(count)]]);
}

/** NETWORK after the option would be taken for its value. */
function readChecksum(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It is 64 hexadecimal digits; NETWORK stands before the options.');
}
