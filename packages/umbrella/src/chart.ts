import type { ChartMetadata } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };
import { DRAWINGS } from './drawings.ts';

export const chart: ChartMetadata = {
  name: 'netloom',
  version: manifest.version,
  appVersion: manifest.version,
  description: 'A whole network of a small cluster: pools, routes, tunnel, tailnet, policies and facts',
  kubeVersion: '>=1.30.0-0',
  keywords: [
    'network-as-code',
    'homelab',
    'k3s',
    'metallb',
    'traefik',
    'cloudflared',
    'tailscale',
    'proxmox',
  ],
  images: DRAWINGS.flatMap(({ chart: { images } }) => images),
  about: [
    'Six charts under one release, each behind its own `enabled`. They hold configuration only: the operators (MetalLB, the Tailscale operator,',
    'external-dns, cert-manager) are releases of their own and come first. The charts `metallb` and `tailscale` in here are not the controllers.',
    '',
    'The values come from one `network.yaml`: `netloom build` writes them. Written by hand, each chart takes its values under its own name.',
    'Unknown values are refused. Without values nothing is enabled and nothing is rendered.',
    '',
    'Against a live cluster the release fails at once, with the command that helps, when a kind that it needs is missing;',
    'without permission to list CustomResourceDefinitions, set `global.checkRequirements` to false.',
  ].join('\n'),
};
