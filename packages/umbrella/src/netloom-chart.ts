import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomDrawing } from './netloom-drawing.ts';
import { SUBCHARTS } from './subcharts.ts';
import { NetloomValues } from './values.ts';

export const netloomChart: ChartPackage<Network, NetloomValues> = {
  ...netloomDrawing,
  folder: 'umbrella',
  subcharts: SUBCHARTS,
  values: NetloomValues,
};
