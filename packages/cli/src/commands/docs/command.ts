import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkArgument } from '../../options/common-options.ts';

const EXAMPLES = `Examples:
  netloom docs > NETWORK.md            the document that \`netloom build\` writes as generated/NETWORK.md
  netloom docs examples/as-documented  of a network with mistakes, too: its findings come first
`;

export function addDocs(program: Command, context: Context): void {
  program
    .command('docs')
    .description('print the network as a document: topology, addresses, traffic flows, DNS, firewall')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .action(async (network: string | undefined) => {
      const { runDocs } = await import('./run.ts');
      await runDocs(network, context);
    });
}
