import { join } from 'node:path';
import { packageChart } from '@netloom/archives';
import type { Context } from '../context.ts';
import { thisHelm } from './this-helm.ts';
import { trackedFiles } from './tracked-files.ts';
import { CHARTS_FOLDER } from './workspace.ts';

/** Packages charts of the checkout into a folder; gives the path of each archive as it is there. */
export async function* packageCharts(
  names: readonly string[],
  { out, context }: { readonly out: string; readonly context: Context },
): AsyncIterable<string> {
  const { terminal, signal } = context;
  const helm = await thisHelm(context);
  const tracked = await trackedFiles(CHARTS_FOLDER, context);
  for (const name of names) {
    terminal.progress(`packaging ${name} with Helm ${helm.version}`);
    yield await packageChart({ chart: join(CHARTS_FOLDER, name), out, helm, tracked, signal });
  }
}
