import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import { balancing, DISTRIBUTIONS, type Endpoint, type Network } from '@netloom/network-model';

const ZONES = {
  internet: 'Internet',
  lan: 'Home Network',
  segments: 'All segments',
  tailnet: 'Tailscale',
  sdn: 'SDN',
  pods: 'Pods',
  services: 'Services',
  proxmox: 'Proxmox hosts',
  any: 'Any',
} as const;

/** `K3s nodes`. */
export function nodesWords({ cluster }: Network): string {
  return `${DISTRIBUTIONS[cluster.distribution].title} nodes`;
}

/** `MetalLB Pool`. */
export function poolWords(network: Network): string {
  return network.loadBalancer?.by === 'none' ? 'Pool' : `${balancing(network).title} Pool`;
}

/** An end of a rule as people say it. Markdown. */
export function endpointWords(endpoint: Endpoint, network: Network): string {
  switch (endpoint.kind) {
    case 'zone':
      if (endpoint.zone === 'nodes') return nodesWords(network);
      return endpoint.zone === 'pools' ? poolWords(network) : ZONES[endpoint.zone];
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
