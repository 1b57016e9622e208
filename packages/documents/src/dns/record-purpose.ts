import { escapeMarkdown } from '@netloom/chart-kit';
import { programOf, type DnsRecord, type Network } from '@netloom/network-model';

/** What a record is for: the Services behind its name, a wildcard, or what the file states. Markdown. */
export function recordPurpose(network: Network, { name, owner }: DnsRecord): string {
  const { balancers, cluster, exposures } = network;
  if (name === cluster.api?.name) return 'Kubernetes API';
  const balanced = balancers
    .filter(({ host }) => host === name)
    .map(({ service }) => escapeMarkdown(service));
  if (balanced.length > 0) return [...new Set(balanced)].join(', ');
  if (owner === 'dns') return 'Stated in network.yaml';
  const ingress = network.ingresses.find(({ domain }) => name === `*.${domain ?? ''}`);
  if (owner === 'ingress' && ingress !== undefined) {
    return network.ingresses.length === 1
      ? 'Internal wildcard'
      : escapeMarkdown(`Wildcard of ${programOf(network, ingress)}`);
  }
  const services = exposures
    .filter(({ host }) => host === name)
    .map(({ service }) => escapeMarkdown(service));
  return [...new Set(services)].join(', ') || (owner === 'ingress' ? 'Traefik' : 'Tunnel');
}
