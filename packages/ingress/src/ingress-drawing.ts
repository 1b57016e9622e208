import type { ChartDrawing } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import type { IngressValues } from './values.ts';

export const ingressDrawing: ChartDrawing<Network, IngressValues> = {
  chart,
  requires,
  isEnabled: (network) => network.ingresses.length > 0,
  toValues,
};
