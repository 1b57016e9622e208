import type { ChartPackage } from '@netloom/chart-kit';
import { nameserverOf, type Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import { TailscaleValues } from './values.ts';

export const tailscaleChart: ChartPackage<Network, TailscaleValues> = {
  chart,
  requires,
  values: TailscaleValues,
  isEnabled: (network) => network.connectors.length > 0 || nameserverOf(network) !== null,
  toValues,
};
