import { Global, type Drawn, type From } from '@netloom/chart-kit';
import { ingressChart } from '@netloom/ingress';
import { metallbChart } from '@netloom/metallb';
import type { Network } from '@netloom/network-model';
import { networkModelChart } from '@netloom/network-model/chart';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { tailscaleChart } from '@netloom/tailscale';
import { tunnelChart } from '@netloom/tunnel';
import { section } from './section.ts';
import type { NetloomValues } from './values.ts';

/** The six charts' values for a network, each under its chart's name. */
export function toValues(network: Network, from: From): Drawn<NetloomValues> {
  return from<Drawn<NetloomValues>>(network, {
    global: Global.parse({}),
    'network-model': section(networkModelChart, network, from),
    'proxmox-sdn': section(proxmoxSdnChart, network, from),
    metallb: section(metallbChart, network, from),
    ingress: section(ingressChart, network, from),
    tunnel: section(tunnelChart, network, from),
    tailscale: section(tailscaleChart, network, from),
  });
}
