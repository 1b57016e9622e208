import { cp, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toValue } from '@netloom/diagnostics';
import { type Folder, resolvePath } from '../folder/folder.ts';
import { SKIPPED_FOLDERS } from '../folder/limits.ts';
import type { Tree } from '../tree.ts';
import { entriesAt } from '../tree/nodes.ts';
import { type ChartFolder, chartOf } from './chart-folder.ts';
import { missingHelpers } from './missing-helpers.ts';

/** The name of a chart is that of a folder in the copy. */
const PLAIN_NAME = /^[A-Za-z0-9][\w.-]*$/;

/**
 * A copy of a chart without links, and without the dependencies that are not in the repository: Helm refuses a chart whose
 * dependencies are missing, and nothing is fetched. Gives the folder of the copy.
 */
export async function stageChart(folder: Folder, chart: ChartFolder, out: string): Promise<string> {
  const target = join(out, 'chart');
  await copy(join(folder.root, chart.path), target);
  for (const { repository, name } of chart.dependencies) {
    const local =
      repository?.startsWith('file://') === true ? resolvePath(chart.path, repository.slice(7)) : null;
    const found = local === null || !PLAIN_NAME.test(name) ? null : chartOf(folder, local);
    if (found === null) continue;
    await mkdir(join(target, 'charts'), { recursive: true });
    await copy(join(folder.root, found.path), join(target, 'charts', name));
  }
  const present = new Set(await readdir(join(target, 'charts')).catch(() => []));
  const dependencies = chart.dependencies
    .filter(({ name }) => present.has(name))
    .map(({ tree }) => withEntries(tree, { repository: '' }));
  const helpers = missingHelpers(folder, chart);
  if (helpers !== null) await writeFile(join(target, 'templates', '_missing-helpers.tpl'), helpers);
  await rm(join(target, 'Chart.lock'), { force: true });
  await rm(join(target, 'values.schema.json'), { force: true });
  await writeFile(join(target, 'Chart.yaml'), JSON.stringify(withEntries(chart.tree, { dependencies })));
  return target;
}

/** The plain value of a mapping, with other entries. */
function withEntries(
  tree: Tree,
  entries: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const own = entriesAt(tree).map(([name, { value }]) => [name, toValue(value)] as const);
  return { ...Object.fromEntries(own), ...entries };
}

async function copy(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: async (path) => !SKIPPED_FOLDERS.has(basename(path)) && !(await lstat(path)).isSymbolicLink(),
  });
}
