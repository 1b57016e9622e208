import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkOption, outputOption } from '../../options/common-options.ts';
import type { UsesOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom uses 192.168.7.230                what holds, routes to or names an address
  netloom uses grafana.int.jigga.xyz        what would change with a host
  netloom uses pool:default-pool            what would change with a pool, node, service, zone, connector, …
  netloom uses ichigo --output json         a name alone is enough where it is unique
`;

export function addUses(program: Command, context: Context): void {
  program
    .command('uses')
    .description('list everything that would change with an address, a host or a named object')
    .addHelpText('before', EXAMPLES)
    .argument('<ADDRESS|HOST|OWNER>', 'an address, CIDR or range, a host name, or a name such as node:ichigo')
    .addOption(networkOption())
    .addOption(outputOption('json'))
    .action(async (text: string, options: UsesOptions) => {
      const { runUses } = await import('./run.ts');
      await runUses(text, { options, context });
    });
}
