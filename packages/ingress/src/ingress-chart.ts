import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import { IngressValues } from './values.ts';

export const ingressChart: ChartPackage<Network, IngressValues> = {
  chart,
  requires,
  values: IngressValues,
  isEnabled: (network) => network.ingress !== null,
  toValues,
};
