import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomChart } from './netloom-chart.ts';
import { SUBCHARTS } from './subcharts.ts';

/** Every chart: the six, then the umbrella. */
export const CHARTS: readonly ChartPackage<Network>[] = [...SUBCHARTS, netloomChart];
