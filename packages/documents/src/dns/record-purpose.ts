import { escapeMarkdown } from '@netloom/chart-kit';
import type { DnsRecord, Network } from '@netloom/network-model';

/** What a record is for: the Services behind its name, a wildcard, or what the file states. Markdown. */
export function recordPurpose({ cluster, exposures, ingress }: Network, { name, owner }: DnsRecord): string {
  if (name === cluster.api?.name) return 'Kubernetes API';
  if (owner === 'dns') return 'Stated in network.yaml';
  if (owner === 'ingress' && name === `*.${ingress?.domain}`) return 'Internal wildcard';
  const services = exposures
    .filter(({ host }) => host === name)
    .map(({ service }) => escapeMarkdown(service));
  return [...new Set(services)].join(', ') || (owner === 'ingress' ? 'Traefik' : 'Tunnel');
}
