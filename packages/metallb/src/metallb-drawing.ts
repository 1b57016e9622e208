import type { ChartDrawing } from '@netloom/chart-kit';
import { metallbOf, type Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import type { MetalLbValues } from './values.ts';

export const metallbDrawing: ChartDrawing<Network, MetalLbValues> = {
  chart,
  requires,
  isEnabled: (network) => metallbOf(network) !== null,
  toValues,
};
