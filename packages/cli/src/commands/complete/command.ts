import type { Command } from 'commander';
import type { Context } from '../../context.ts';

/** What the scripts of `netloom completion` ask; no person types it. */
export function addComplete(program: Command, context: Context): void {
  program
    .command('complete', { hidden: true })
    .description('print what fits at the end of a command line')
    .helpOption(false)
    .option('--bash', 'the words are COMP_WORDBREAKS and the line')
    .argument('[WORD...]')
    .action(async (words: readonly string[], { bash }: { readonly bash?: true }) => {
      const { runComplete } = await import('./run.ts');
      await runComplete(program, {
        words,
        isBash: bash === true,
        context,
        load: {
          codes: async () => (await import('./codes.ts')).CODE_CANDIDATES,
          charts: async () => (await import('./charts.ts')).CHART_CANDIDATES,
          names: async () => (await import('./names.ts')).nameCandidates,
        },
      });
    });
}
