import { join } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { PackageOptions } from './run.ts';

export function addPackage(program: Command, context: Context): void {
  program
    .command('package')
    .description('package charts: the same content gives the same bytes')
    .argument('[CHART...]', 'the names of charts; all by default')
    .option('--out <DIR>', 'the folder for the archives', join('dist', 'charts'))
    .action(async (names: readonly string[], options: PackageOptions) => {
      const { runPackage } = await import('./run.ts');
      await runPackage(names, { options, context });
    });
}
