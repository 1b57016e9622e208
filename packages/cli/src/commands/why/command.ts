import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkOption, outputOption } from '../../options/common-options.ts';
import type { WhyOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom why networks/homelab/generated/values.yaml#/metallb/ipAddressPools/0/spec/addresses/0
  netloom why networks/homelab/generated/operators/external-dns/values.yaml#/txtOwnerId
  netloom why values.yaml#/tunnel/replicas --network networks/homelab --output json
`;

export function addWhy(program: Command, context: Context): void {
  program
    .command('why')
    .description('print which line, default or derivation gives a value of a generated YAML or JSON file')
    .addHelpText('before', EXAMPLES)
    .argument(
      '<FILE#/POINTER>',
      'a generated file, and the JSON Pointer of a value in it; with --network a path inside its generated folder',
    )
    .addOption(networkOption())
    .addOption(outputOption('json'))
    .action(async (place: string, options: WhyOptions) => {
      const { runWhy } = await import('./run.ts');
      await runWhy(place, { options, context });
    });
}
