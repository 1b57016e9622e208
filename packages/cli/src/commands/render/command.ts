import type { Command } from 'commander';
import { EXIT } from '@netloom/diagnostics/error';
import type { Context } from '../../context.ts';
import { printDifference, printWritten } from '../../terminal/print-difference.ts';
import { WORKSPACE } from '../../charts/workspace.ts';

interface Options {
  readonly check?: true;
}

export function addRender(program: Command, context: Context): void {
  program
    .command('render')
    .description("write the charts' metadata, values and schemas from the packages")
    .option('--check', 'write nothing; name what differs, and fail if anything does')
    .action(async (options: Options) => {
      const [{ compareFiles, isSame, renderCharts, writeFiles }, { renderPlanSchema }, { bundleCharts }] =
        await Promise.all([
          import('@netloom/engine'),
          import('@netloom/rollout/plan'),
          import('../../bundle-charts.ts'),
        ]);
      const files = new Map([...renderCharts(), ...renderPlanSchema(), ...(await bundleCharts())]);
      const { terminal } = context;
      if (options.check !== true) {
        terminal.err(printWritten('charts and schemas', await writeFiles(WORKSPACE, files)));
        return;
      }
      const difference = await compareFiles(WORKSPACE, files);
      if (isSame(difference)) return;
      terminal.out(printDifference(difference));
      terminal.err('charts are not what their packages say: run `netloom render`.\n');
      context.exit(EXIT.findings);
    });
}
