import { templateUmbrella } from '@netloom/archives';
import { checkRelease, umbrellaValues } from '@netloom/engine';
import { thisHelm } from '../../charts/this-helm.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';
import type { Context } from '../../context.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import { stopAtErrors } from '../../network-input/stop-at-errors.ts';
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
  const values = await umbrellaValues(input.checked.facts.network);
  const manifests = await templateUmbrella({ charts: CHARTS_FOLDER, values, helm, signal });
  const diagnostics = checkRelease(input.checked, { values, manifest: manifests });
  if (stopAtErrors(input, { diagnostics, context })) return;
  terminal.out(options.summary === true ? summarize(input, manifests) : manifests);
}
