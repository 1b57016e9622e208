import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import type { Endpoint } from '@netloom/network-model';

const ZONES = {
  internet: 'Internet',
  lan: 'Home Network',
  segments: 'All segments',
  tailnet: 'Tailscale',
  sdn: 'SDN',
  pods: 'Pods',
  services: 'Services',
  nodes: 'K3s nodes',
  proxmox: 'Proxmox hosts',
  pools: 'MetalLB Pool',
  any: 'Any',
} as const;

/** An end of a rule as people say it. Markdown. */
export function endpointWords(endpoint: Endpoint): string {
  switch (endpoint.kind) {
    case 'zone':
      return ZONES[endpoint.zone];
    case 'literal':
      return codeSpan(endpoint.addresses.toString());
    case 'named': {
      const { what, name } = endpoint;
      const full = 'namespace' in endpoint ? `${endpoint.namespace}/${name}` : name;
      return `${what} ${escapeMarkdown(full)}`;
    }
    default:
      return endpoint satisfies never;
  }
}
