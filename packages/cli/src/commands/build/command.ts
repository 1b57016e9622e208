import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { checkOption, networkArgument } from '../../options/common-options.ts';
import type { BuildOptions } from './run.ts';

export function addBuild(program: Command, context: Context): void {
  program
    .command('build')
    .description('generate values, operators, Argo CD and K3s configuration and documents of a network')
    .addArgument(networkArgument())
    .addOption(checkOption())
    .option('--out <DIR>', 'the folder to write, instead of generated/ beside the network file')
    .option('--force', 'also overwrite a folder that a newer netloom wrote')
    .action(async (network: string | undefined, options: BuildOptions) => {
      const { runBuild } = await import('./run.ts');
      await runBuild(network, { options, context });
    });
}
