import type { Drawn, From, Global } from '@netloom/chart-kit';
import { ingressDrawing } from '@netloom/ingress';
import { metallbDrawing } from '@netloom/metallb';
import type { Network } from '@netloom/network-model';
import { networkModelDrawing } from '@netloom/network-model/chart';
import { proxmoxSdnDrawing } from '@netloom/proxmox-sdn';
import { tailscaleDrawing } from '@netloom/tailscale';
import { tunnelDrawing } from '@netloom/tunnel';
import { toSection } from './section.ts';
import type { NetloomValues } from './values.ts';

/** The defaults of `global`: a network states none of it. */
const GLOBAL: Global = {
  labels: {},
  imageRegistry: '',
  imagePullSecrets: [],
  allowPlaceholders: false,
  checkRequirements: true,
};

/** The six charts' values for a network, each under its chart's name. */
export function toValues(network: Network, from: From): Drawn<NetloomValues> {
  return from<Drawn<NetloomValues>>(network, {
    global: GLOBAL,
    'network-model': toSection(networkModelDrawing, network, from),
    'proxmox-sdn': toSection(proxmoxSdnDrawing, network, from),
    metallb: toSection(metallbDrawing, network, from),
    ingress: toSection(ingressDrawing, network, from),
    tunnel: toSection(tunnelDrawing, network, from),
    tailscale: toSection(tailscaleDrawing, network, from),
  });
}
