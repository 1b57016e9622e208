import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { tunnelDrawing } from './tunnel-drawing.ts';
import { TunnelValues } from './values.ts';

export const tunnelChart: ChartPackage<Network, TunnelValues> = { ...tunnelDrawing, values: TunnelValues };
