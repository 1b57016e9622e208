import type { ChartDrawing } from '@netloom/chart-kit';
import { nameserverOf, type Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import type { TailscaleValues } from './values.ts';

export const tailscaleDrawing: ChartDrawing<Network, TailscaleValues> = {
  chart,
  requires,
  isEnabled: (network) =>
    network.connectors.length > 0 ||
    network.balancers.some(({ device }) => device?.https === true) ||
    nameserverOf(network) !== null,
  toValues,
};
