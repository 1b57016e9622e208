import { cp, lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refused } from '@netloom/engine';

/** Copies a chart's folder without ci/, which only the chart's own tests read. */
export async function stageChart({
  chart,
  out,
}: {
  readonly chart: string;
  readonly out: string;
}): Promise<void> {
  await cp(chart, out, {
    recursive: true,
    filter: async (source) => {
      const stat = await lstat(source);
      if (stat.isSymbolicLink())
        throw new Refused(`${source} is a symbolic link: Helm would pack what it points to.`);
      return source === chart || basename(source) !== 'ci';
    },
  });
}
