import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { ingressDrawing } from './ingress-drawing.ts';
import { IngressValues } from './values.ts';

export const ingressChart: ChartPackage<Network, IngressValues> = {
  ...ingressDrawing,
  values: IngressValues,
};
