import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { metallbDrawing } from './metallb-drawing.ts';
import { MetalLbValues } from './values.ts';

export const metallbChart: ChartPackage<Network, MetalLbValues> = {
  ...metallbDrawing,
  values: MetalLbValues,
};
