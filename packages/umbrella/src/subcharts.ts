import type { ChartPackage } from '@netloom/chart-kit';
import { ingressChart } from '@netloom/ingress';
import { metallbChart } from '@netloom/metallb';
import type { Network } from '@netloom/network-model';
import { networkModelChart } from '@netloom/network-model/chart';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { tailscaleChart } from '@netloom/tailscale';
import { tunnelChart } from '@netloom/tunnel';

/** The charts inside the umbrella, in the order in which its values name them. */
export const SUBCHARTS: readonly ChartPackage<Network>[] = [
  networkModelChart,
  proxmoxSdnChart,
  metallbChart,
  ingressChart,
  tunnelChart,
  tailscaleChart,
];
