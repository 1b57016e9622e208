import { CHARTS } from '@netloom/umbrella';

/** A chart, and the project and folders that it is released from. */
export interface ReleasedChart {
  readonly name: string;
  readonly project: string;
  /** Below the workspace: packages/metallb. */
  readonly packageFolder: string;
  /** Below the workspace: charts/metallb. */
  readonly chartFolder: string;
  readonly subcharts: readonly string[];
}

/** Every chart, subcharts before the umbrella that holds them. */
export function releasedCharts(): readonly ReleasedChart[] {
  return CHARTS.map(({ chart: { name }, folder = name, subcharts = [] }) => ({
    name,
    project: `@netloom/${folder}`,
    packageFolder: `packages/${folder}`,
    chartFolder: `charts/${name}`,
    subcharts: subcharts.map(({ chart }) => chart.name),
  }));
}
