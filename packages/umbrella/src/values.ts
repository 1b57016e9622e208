import { Global, type ReadonlyDeep } from '@netloom/chart-kit';
import { ingressChart } from '@netloom/ingress';
import { metallbChart } from '@netloom/metallb';
import { networkModelChart } from '@netloom/network-model/chart';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { tailscaleChart } from '@netloom/tailscale';
import { tunnelChart } from '@netloom/tunnel';
import * as z from 'zod';
import { sectionSchema } from './section-schema.ts';

/** `global`, and one key for each subchart. Closed: Helm would silently ignore the values of a misspelt chart. */
export const NetloomValues = z.strictObject({
  global: Global.prefault({}).describe('What all charts share.'),
  'network-model': sectionSchema(networkModelChart),
  'proxmox-sdn': sectionSchema(proxmoxSdnChart),
  metallb: sectionSchema(metallbChart),
  ingress: sectionSchema(ingressChart),
  tunnel: sectionSchema(tunnelChart),
  tailscale: sectionSchema(tailscaleChart),
});
export type NetloomValues = ReadonlyDeep<z.output<typeof NetloomValues>>;
