import type { ChartDrawing } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import type { TunnelValues } from './values.ts';

export const tunnelDrawing: ChartDrawing<Network, TunnelValues> = {
  chart,
  requires,
  isEnabled: (network) => network.tunnel !== null,
  toValues,
};
