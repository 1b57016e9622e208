import type { ChartDrawing } from '@netloom/chart-kit';
import { isAcme, type Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import type { IngressValues } from './values.ts';

export const ingressDrawing: ChartDrawing<Network, IngressValues> = {
  chart,
  requires,
  isEnabled: ({ ingresses, issuers }) => ingresses.length > 0 || issuers.some(isAcme),
  toValues,
};
