import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '../network.ts';
import { networkModelDrawing } from './network-model-drawing.ts';
import { NetworkModelValues } from './values.ts';

export const networkModelChart: ChartPackage<Network, NetworkModelValues> = {
  ...networkModelDrawing,
  values: NetworkModelValues,
};
