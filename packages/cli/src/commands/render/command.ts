import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { checkOption } from '../../options/common-options.ts';
import type { RenderOptions } from './run.ts';

export function addRender(program: Command, context: Context): void {
  program
    .command('render')
    .description("generate the charts' metadata, values and schemas from the packages")
    .addOption(checkOption())
    .action(async (options: RenderOptions) => {
      const { runRender } = await import('./run.ts');
      await runRender(options, context);
    });
}
