import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { checkOption, networksArgument } from '../../options/common-options.ts';
import type { BuildOptions } from './run.ts';

export function addBuild(program: Command, context: Context): void {
  program
    .command('build')
    .description(
      'generate values, operators, configuration of Argo CD and of the nodes, and documents of networks',
    )
    .addArgument(networksArgument())
    .addOption(checkOption())
    .option('--out <DIR>', 'the folder to write, instead of generated/ beside the network file')
    .option('--force', 'also overwrite a folder that a newer netloom wrote')
    .action(async (networks: readonly string[], options: BuildOptions) => {
      const { runBuild } = await import('./run.ts');
      await runBuild(networks, { options, context });
    });
}
