import type { Command } from 'commander';
import { UsageError } from '@netloom/diagnostics/error';
import type { Context } from '../../context.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';

export function addExplain(program: Command, context: Context): void {
  program
    .command('explain')
    .description('print the page about a code: why it matters, an example, the way out')
    .argument('<CODE>', 'the code of a finding, such as pool-overlaps-host')
    .action(async (code: string) => {
      const { CODES, findPage } = await import('@netloom/engine/check');
      const page = await findPage(code);
      if (page === null)
        throw new UsageError(`no finding has the code "${code}". ${await didYouMean(code, CODES)}`);
      context.terminal.out(page);
    });
}
