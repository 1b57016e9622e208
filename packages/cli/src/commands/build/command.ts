import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { checkOption, networksArgument, watchOption } from '../../options/common-options.ts';
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
    .addOption(watchOption())
    .action(async (networks: readonly string[], options: BuildOptions) => {
      const { runBuild } = await import('./run.ts');
      if (options.watch === true) {
        const { watchNetworks } = await import('../../watch/watch-networks.ts');
        const run = (each: Context): Promise<void> => runBuild(networks, { options, context: each });
        await watchNetworks(networks, { run, context });
        return;
      }
      await runBuild(networks, { options, context });
    });
}
