import type { Command } from 'commander';
import { checkBuildable, type CheckedInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { summarize } from './summary.ts';
import { thisHelm } from '../../charts/this-helm.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';

interface Options {
  readonly summary?: true;
}

export function addTemplate(program: Command, context: Context): void {
  program
    .command('template')
    .description('print the manifests of a network, made by helm')
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
    .option('--summary', 'print what there is of each kind, and what to do next')
    .action(async (network: string | undefined, options: Options) => {
      const input = await checkBuildable(network, context);
      if (input === null) return;
      const manifests = await template(input, context);
      context.terminal.out(options.summary === true ? await summarize(input, manifests) : manifests);
    });
}

async function template({ checked }: CheckedInput, context: Context): Promise<string> {
  const [{ umbrellaValues }, { templateUmbrella }] = await Promise.all([
    import('@netloom/engine'),
    import('@netloom/archives'),
  ]);
  const helm = await thisHelm(context);
  const { terminal, signal } = context;
  terminal.progress(`templating with Helm ${helm.version}`);
  return templateUmbrella({
    charts: CHARTS_FOLDER,
    values: umbrellaValues(checked.facts.network),
    helm,
    signal,
  });
}
