import { Global, type Drawn, type From } from '@netloom/chart-kit';
import { ingressChart } from '@netloom/ingress';
import { metallbChart } from '@netloom/metallb';
import type { Network } from '@netloom/network-model';
import { networkModelChart } from '@netloom/network-model/chart';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { tailscaleChart } from '@netloom/tailscale';
import { tunnelChart } from '@netloom/tunnel';
import { toSection } from './section.ts';
import type { NetloomValues } from './values.ts';

/** The six charts' values for a network, each under its chart's name. */
export function toValues(network: Network, from: From): Drawn<NetloomValues> {
  return from<Drawn<NetloomValues>>(network, {
    global: Global.parse({}),
    'network-model': toSection(networkModelChart, network, from),
    'proxmox-sdn': toSection(proxmoxSdnChart, network, from),
    metallb: toSection(metallbChart, network, from),
    ingress: toSection(ingressChart, network, from),
    tunnel: toSection(tunnelChart, network, from),
    tailscale: toSection(tailscaleChart, network, from),
  });
}
