import type { ChartDrawing } from '@netloom/chart-kit';
import type { Network } from '../network.ts';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import type { NetworkModelValues } from './values.ts';

export const networkModelDrawing: ChartDrawing<Network, NetworkModelValues> = {
  chart,
  requires,
  isEnabled: () => true,
  toValues,
};
