import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart } from './chart.ts';
import { SUBCHARTS } from './subcharts.ts';
import { toValues } from './to-values.ts';
import { NetloomValues } from './values.ts';

export const netloomChart: ChartPackage<Network, NetloomValues> = {
  chart,
  folder: 'umbrella',
  subcharts: SUBCHARTS,
  requires: SUBCHARTS.flatMap(({ chart: { name }, requires }) =>
    requires.map((crd) => ({ ...crd, when: `${name}.${crd.when ?? 'enabled'}` })),
  ),
  values: NetloomValues,
  isEnabled: () => true,
  toValues,
};
