import { cp, lstat } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';

export interface StageChartInput {
  readonly chart: string;
  readonly out: string;
  /** The files to copy, as paths from the folder that holds the chart's; null for all that are there. */
  readonly tracked?: ReadonlySet<string> | null;
}

/** Copies a chart's folder without ci/, which only the chart's own tests read. */
export async function stageChart({ chart, out, tracked = null }: StageChartInput): Promise<void> {
  const from = dirname(chart);
  await cp(chart, out, {
    recursive: true,
    filter: async (source) => {
      const stat = await lstat(source);
      const name = relative(from, source).split(sep).join('/');
      if (!stat.isDirectory() && tracked !== null && !tracked.has(name)) return false;
      if (stat.isSymbolicLink()) {
        throw new Refused(`${source} is a symbolic link: Helm would pack what it points to.`);
      }
      return source === chart || basename(source) !== 'ci';
    },
  });
}
