import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '../network.ts';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import { NetworkModelValues } from './values.ts';

export const networkModelChart: ChartPackage<Network, NetworkModelValues> = {
  chart,
  requires,
  values: NetworkModelValues,
  isEnabled: () => true,
  toValues,
};
