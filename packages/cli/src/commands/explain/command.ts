import type { Command } from 'commander';
import type { Context } from '../../context.ts';

export function addExplain(program: Command, context: Context): void {
  program
    .command('explain')
    .description('explain the code of a finding: why it matters, an example, how to fix it')
    .argument('<CODE>', 'the code, such as pool-overlaps-host')
    .action(async (code: string) => {
      const { runExplain } = await import('./run.ts');
      await runExplain(code, context);
    });
}
