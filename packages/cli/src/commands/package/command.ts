import { join } from 'node:path';
import type { Command } from 'commander';
import { chartsNamed } from '../../charts/charts-named.ts';
import type { Context } from '../../context.ts';
import { shortPath } from '../../network-input/find-network.ts';
import { thisHelm } from '../../charts/this-helm.ts';
import { trackedFiles } from '../../charts/tracked-files.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';

interface Options {
  readonly out: string;
}

export function addPackage(program: Command, context: Context): void {
  program
    .command('package')
    .description('package charts, with the same bytes for the same content')
    .argument('[CHART...]', 'names of charts; all unless given')
    .option('--out <DIR>', 'the folder for the archives', join('dist', 'charts'))
    .action(async (names: readonly string[], { out }: Options) => {
      const { packageChart } = await import('@netloom/archives');
      const charts = await chartsNamed(names);
      const { terminal, signal } = context;
      const helm = await thisHelm(context);
      const tracked = await trackedFiles(CHARTS_FOLDER, context);
      for (const name of charts) {
        terminal.progress(`packaging ${name} with Helm ${helm.version}`);
        const archive = await packageChart({ chart: join(CHARTS_FOLDER, name), out, helm, tracked, signal });
        terminal.out(`${shortPath(archive)}\n`);
      }
    });
}
