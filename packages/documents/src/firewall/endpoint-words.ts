import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import { DISTRIBUTIONS, type Endpoint, type Network } from '@netloom/network-model';

const ZONES = {
  internet: 'Internet',
  lan: 'Home Network',
  segments: 'All segments',
  tailnet: 'Tailscale',
  sdn: 'SDN',
  pods: 'Pods',
  services: 'Services',
  proxmox: 'Proxmox hosts',
  pools: 'MetalLB Pool',
  any: 'Any',
} as const;

/** `K3s nodes`. */
export function nodesWords({ cluster }: Network): string {
  return `${DISTRIBUTIONS[cluster.distribution].title} nodes`;
}

/** An end of a rule as people say it. Markdown. */
export function endpointWords(endpoint: Endpoint, network: Network): string {
  switch (endpoint.kind) {
    case 'zone':
      return endpoint.zone === 'nodes' ? nodesWords(network) : ZONES[endpoint.zone];
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
