import { Option, type Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkArgument } from '../../options/common-options.ts';
import type { IntentsOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom intents                                              which of them hold, and what decides
  netloom intents --output gatus --from pods                   for a Gatus in the cluster
  netloom intents --output tailnet-tests --as group:family     for the "tests" of the tailnet policy
Exit: 0 all hold, 1 not. What another program cannot watch is listed on stderr.
`;

export function addIntents(program: Command, context: Context): void {
  program
    .command('intents')
    .description('print which intents hold, or what other programs need to keep watching them')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .option('--from <FROM>', "where Gatus stands, as an intent's `from`: pods, lan, internet")
    .option('--as <IDENTITY>', 'who stands for the devices of the tailnet: a user, group:NAME or tag:NAME')
    .addOption(
      new Option('--output <FORMAT>', 'the format of the output')
        .choices(['human', 'json', 'gatus', 'tailnet-tests'])
        .default('human'),
    )
    .action(async (network: string | undefined, options: IntentsOptions) => {
      const { runIntents } = await import('./run.ts');
      await runIntents(network, { options, context });
    });
}
