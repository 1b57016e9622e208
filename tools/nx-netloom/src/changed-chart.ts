import { join } from 'node:path';
import { execa } from 'execa';
import { parseChartFile, readChartFile } from './chart-file.ts';

/** The difference of a chart's packaged content to a commit; ci/ is not packaged. */
export type ChartChange =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly from: string; readonly to: string };

export interface ChartComparison {
  readonly root: string;
  /** Below root: charts/metallb. */
  readonly folder: string;
  /** Any revision. */
  readonly since: string;
}

/** Compares the chart in the working tree with the one in a commit; `from` and `to` are its versions. */
export async function changedChart({ root, folder, since }: ChartComparison): Promise<ChartChange> {
  const git = async (...args: readonly string[]): Promise<string> =>
    (await execa('git', args, { cwd: root, stdin: 'ignore' })).stdout;
  const chartFile = `${folder}/Chart.yaml`;
  const before = await git('ls-tree', '--name-only', since, '--', chartFile);
  if (before === '') return { kind: 'new' };
  const packaged = ['--', folder, `:(exclude)${folder}/ci`];
  const differing = await git('diff', '--name-only', since, ...packaged);
  const untracked = await git('ls-files', '--others', '--exclude-standard', ...packaged);
  if (differing === '' && untracked === '') return { kind: 'unchanged' };
  return {
    kind: 'changed',
    from: parseChartFile(await git('show', `${since}:${chartFile}`), `${since}:${chartFile}`).version,
    to: readChartFile(join(root, chartFile)).version,
  };
}
