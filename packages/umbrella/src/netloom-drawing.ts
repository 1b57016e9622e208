import type { ChartDrawing } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart } from './chart.ts';
import { DRAWINGS } from './drawings.ts';
import { toValues } from './to-values.ts';
import type { NetloomValues } from './values.ts';

export const netloomDrawing: ChartDrawing<Network, NetloomValues> = {
  chart,
  requires: DRAWINGS.flatMap(({ chart: { name }, requires }) =>
    requires.map((crd) => ({ ...crd, when: `${name}.${crd.when ?? 'enabled'}` })),
  ),
  isEnabled: () => true,
  toValues,
};
