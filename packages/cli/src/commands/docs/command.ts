import { Option, type Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkArgument, outputOption, verboseOption } from '../../options/common-options.ts';
import type { DocsOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom docs > NETWORK.md                   what \`netloom build\` writes as generated/NETWORK.md
  netloom docs examples/as-documented         of a network with mistakes, too: its findings come first
  netloom docs --check README.md docs         what your own texts say otherwise than the network
  netloom docs --check README.md docs --fix   replace what is certain; print what is left
`;

export function addDocs(program: Command, context: Context): void {
  program
    .command('docs')
    .description('print the network as a document, or check the documents that people write about it')
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .addOption(
      new Option(
        '--check <FILE...>',
        'check Markdown and YAML files, or the folders that they are in, instead: addresses, ranges, hosts and ports that contradict the network',
      ),
    )
    .option('--fix', 'with --check: replace what is certain')
    .addOption(outputOption('json', 'sarif', 'github'))
    .addOption(verboseOption())
    .action(async (network: string | undefined, options: DocsOptions) => {
      const { runDocs } = await import('./run.ts');
      await runDocs(network, { options, context });
    });
}
