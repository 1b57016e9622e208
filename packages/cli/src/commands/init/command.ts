import { Option, type Command } from 'commander';
import type { Context } from '../../context.ts';
import { outputOption } from '../../options/common-options.ts';
import { CI_NAMES } from './ci-names.ts';
import { QUESTIONS } from './questions.ts';
import type { InitOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom init                     ask, check each answer at once, and write network.yaml
  netloom init networks/home       the same in another folder
  netloom init --yes               ask nothing: what this machine shows, and examples for the rest
  netloom init --yes --domain example.com --nodes node-1=192.168.1.10 --pool 192.168.1.240-192.168.1.249
  netloom init --ci github         a workflow for pull requests, too
  netloom init --gitops flux       what Flux needs to install the network from Git
`;

export function addInit(program: Command, context: Context): void {
  const command = program
    .command('init')
    .description('write a first network.yaml, by questions or options')
    .addHelpText('before', EXAMPLES)
    .argument('[FOLDER]', 'where to write it; the working folder unless given')
    .option('-y, --yes', 'ask nothing: answers without an option are what this machine shows, or examples');
  for (const { key, value, help } of QUESTIONS) {
    const option = new Option(`--${key} <${value}>`, help);
    command.addOption(value.includes('|') ? option.choices(value.split('|')) : option);
  }
  command
    .addOption(new Option('--ci <NAME>', 'write a workflow that checks pull requests, too').choices(CI_NAMES))
    .option(
      '--context <NAME>',
      'suggest what a running cluster has: a context of the kubeconfig; nothing is changed in it',
    )
    .option('--kubeconfig <FILE>', 'the kubeconfig; by default KUBECONFIG or ~/.kube/config')
    .option('--no-import', 'do not look at the files of the folder for suggestions')
    .addOption(outputOption('json'))
    .action(async (folder: string | undefined, options: InitOptions) => {
      const { runInit } = await import('./run.ts');
      await runInit(folder ?? '.', { options, context });
    });
}
