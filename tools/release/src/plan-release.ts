import { changedChart } from '@netloom/nx-netloom/changed-chart';
import { lastTag, type Git } from './git.ts';
import type { DueProject } from './next-versions.ts';
import type { ReleasedChart } from './released-chart.ts';

/** A chart that is due: its packaged content is not that of its last release. */
export interface PlannedChart extends DueProject {
  readonly chart: ReleasedChart;
  /** The tag of the last release; null before the first one. */
  readonly since: string | null;
}

/** The charts to release, subcharts first. An umbrella is due with each of its subcharts. */
export async function planRelease({
  root,
  charts,
  git,
}: {
  readonly root: string;
  readonly charts: readonly ReleasedChart[];
  readonly git: Git;
}): Promise<readonly PlannedChart[]> {
  const planned: PlannedChart[] = [];
  for (const chart of charts) {
    const { name, project, packageFolder } = chart;
    const since = await lastTag(git, project);
    if (since === null) {
      planned.push({ name, project, packageFolder, chart, since, keepsVersion: true });
      continue;
    }
    const change = await changedChart({ root, folder: chart.chartFolder, since });
    const holdsDueChart = planned.some((other) => chart.subcharts.includes(other.chart.name));
    if (change.kind === 'unchanged' && !holdsDueChart) continue;
    const wasRaised = change.kind === 'changed' && change.from !== change.to;
    planned.push({ name, project, packageFolder, chart, since, keepsVersion: wasRaised });
  }
  return planned;
}
