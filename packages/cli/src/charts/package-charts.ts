import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveName, packageChart } from '@netloom/archives';
import { PACKAGED } from '@netloom/engine/assets';
import { makeFolder } from '@netloom/helm/make-folder';
import { CHARTS } from '@netloom/umbrella';
import type { Context } from '../context.ts';
import { thisHelm } from './this-helm.ts';
import { trackedFiles } from './tracked-files.ts';
import { CHARTS_FOLDER } from './workspace.ts';

export interface PackagingInput {
  readonly out: string;
  readonly context: Context;
}

/** Packages charts into a folder; gives the path of each archive as it is there. */
export async function* packageCharts(
  names: readonly string[],
  { out, context }: PackagingInput,
): AsyncIterable<string> {
  if (PACKAGED) {
    yield* copyArchives(names, out);
    return;
  }
  const { terminal, signal } = context;
  const helm = await thisHelm(context);
  const tracked = await trackedFiles(CHARTS_FOLDER, context);
  for (const name of names) {
    terminal.progress(`packaging ${name} with Helm ${helm.version}`);
    yield await packageChart({ chart: join(CHARTS_FOLDER, name), out, helm, tracked, signal });
  }
}

/** The npm package holds each chart as it was packaged from the sources. */
async function* copyArchives(names: readonly string[], out: string): AsyncIterable<string> {
  await makeFolder(out);
  for (const archive of CHARTS.filter(({ chart }) => names.includes(chart.name)).map(archiveName)) {
    await copyFile(join(CHARTS_FOLDER, archive), join(out, archive));
    yield join(out, archive);
  }
}
