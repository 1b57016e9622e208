import type { Manifest } from '../manifests.ts';
import type { ChartCase, ChartFolders } from './chart-folders.ts';
import type { Mistakes } from './check.ts';

/** One chart of a folder of charts. */
export interface OneChart {
  readonly folders: ChartFolders;
  readonly name: string;
}

export interface TemplatedCase extends ChartCase {
  readonly manifests: readonly Manifest[];
}

/** The mistakes in each case of a chart. */
export async function ofCases(
  { folders, name }: OneChart,
  find: (each: ChartCase) => Promise<Mistakes> | Mistakes,
): Promise<Mistakes> {
  const cases = await folders.cases(name);
  if (cases.length === 0) return [`${name} has no case in ci/`];
  const mistakes: string[] = [];
  for (const each of cases) {
    for (const mistake of await find(each)) mistakes.push(`${each.file}: ${mistake}`);
  }
  return mistakes;
}

/** The mistakes in the manifests of each case of a chart. */
export function ofManifests(
  chart: OneChart,
  find: (each: TemplatedCase) => Promise<Mistakes> | Mistakes,
): Promise<Mistakes> {
  return ofCases(chart, async (each) =>
    find({ ...each, manifests: await chart.folders.template(chart.name, '--values', each.path) }),
  );
}
