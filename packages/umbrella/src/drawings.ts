import type { ChartDrawing } from '@netloom/chart-kit';
import { ingressDrawing } from '@netloom/ingress';
import { metallbDrawing } from '@netloom/metallb';
import type { Network } from '@netloom/network-model';
import { networkModelDrawing } from '@netloom/network-model/chart';
import { proxmoxSdnDrawing } from '@netloom/proxmox-sdn';
import { tailscaleDrawing } from '@netloom/tailscale';
import { tunnelDrawing } from '@netloom/tunnel';

/** What draws the charts inside the umbrella, in the order of `SUBCHARTS`. */
export const DRAWINGS: readonly ChartDrawing<Network>[] = [
  networkModelDrawing,
  proxmoxSdnDrawing,
  metallbDrawing,
  ingressDrawing,
  tunnelDrawing,
  tailscaleDrawing,
];
