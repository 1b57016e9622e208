import { templateUmbrella } from '@netloom/archives';
import { printUmbrella } from '@netloom/engine';
import { thisHelm } from '../../charts/this-helm.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';
import type { Context } from '../../context.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import { summarize } from './summary.ts';

export interface TemplateOptions {
  readonly summary?: true;
}

/** Prints what Helm makes of a network: the manifests, or a summary of them. */
export async function runTemplate(
  network: string | undefined,
  { options, context }: { readonly options: TemplateOptions; readonly context: Context },
): Promise<void> {
  const input = await checkBuildable(network, context);
  if (input === null) return;
  const { terminal, signal } = context;
  const helm = await thisHelm(context);
  terminal.progress(`templating with Helm ${helm.version}`);
  const values = printUmbrella(input.values);
  const manifests = await templateUmbrella({ charts: CHARTS_FOLDER, values, helm, signal });
  terminal.out(options.summary === true ? summarize(input, manifests) : manifests);
}
