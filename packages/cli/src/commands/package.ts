import { join } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { shortPath } from '../find-network.ts';
import { thisHelm } from '../this-helm.ts';
import { UsageError } from '../usage-error.ts';
import { CHARTS_FOLDER } from '../workspace.ts';

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
      const [{ CHARTS }, { packageChart }] = await Promise.all([
        import('@netloom/engine'),
        import('@netloom/delivery'),
      ]);
      const known = CHARTS.map(({ chart }) => chart.name);
      for (const name of names) {
        if (!known.includes(name))
          throw new UsageError(`there is no chart "${name}". ${await didYouMean(name, known)}`);
      }
      const { terminal, signal } = context;
      const helm = await thisHelm(context);
      for (const name of names.length === 0 ? known : names) {
        terminal.progress(`packaging ${name} with Helm ${helm.version}`);
        const archive = await packageChart({ chart: join(CHARTS_FOLDER, name), out, helm, signal });
        terminal.out(`${shortPath(archive)}\n`);
      }
    });
}
