import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkArgument } from '../../options/common-options.ts';
import type { TemplateOptions } from './run.ts';

export function addTemplate(program: Command, context: Context): void {
  program
    .command('template')
    .description('print the manifests of a network, templated by Helm')
    .addArgument(networkArgument())
    .option('--summary', 'print the number of objects of each kind, and the next steps')
    .action(async (network: string | undefined, options: TemplateOptions) => {
      const { runTemplate } = await import('./run.ts');
      await runTemplate(network, { options, context });
    });
}
