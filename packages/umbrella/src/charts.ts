import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';

/** The six charts that the umbrella composes. */
export const SUBCHARTS: readonly ChartPackage<Network>[] = netloomChart.subcharts ?? [];

/** Every chart: the six, then the umbrella. */
export const CHARTS: readonly ChartPackage<Network>[] = [...SUBCHARTS, netloomChart];
