import { fencedBlock } from '@netloom/chart-kit';
import type { DnsRecord, Network } from '@netloom/network-model';
import { internalExample } from '../facts/internal-example.ts';
import { askedHost, exampleOf } from '../facts/ways-in.ts';
import { printFlowchart, type Box, type Edge, type Group } from '../mermaid/flowchart.ts';

/** What a public and an internal name lead to; null where the network has no record of either. */
export function resolutionChart(network: Network): string | null {
  const chains = [publicChain(network), internalChain(network)].filter((chain) => chain !== null);
  if (chains.length === 0) return null;
  const chart = printFlowchart({
    direction: 'TB',
    parts: chains,
    edges: chains.flatMap(({ parts }) => inOrder(parts)),
  });
  return fencedBlock('mermaid', chart);
}

function publicChain(network: Network): Group | null {
  const example = exampleOf(network.exposures.filter(({ via }) => via === 'tunnel'));
  const record = network.records.find(({ name, owner }) => owner === 'tunnel' && name === example?.host);
  if (example === null || record === undefined) return null;
  return {
    id: 'public',
    lines: ['Public Domains - Cloudflare Proxy'],
    parts: [
      { id: 'publicName', lines: [askedHost(example)] },
      { id: 'publicRecord', lines: [`${record.type}: ${record.targets.join(', ')}`] },
      { id: 'publicEdge', lines: ['Cloudflare Edge IPs', 'Proxied, SSL terminated'] },
    ],
  };
}

function internalChain(network: Network): Group | null {
  const example = internalExample(network);
  const record = network.records.find(
    ({ owner, name }) => owner === 'ingress' && (name === example?.host || name.startsWith('*.')),
  );
  if (example === null || record === undefined) return null;
  const wayIn =
    network.tailnet === null ? 'from the Home Network' : 'from the Home Network or via Tailscale VPN';
  return {
    id: 'internal',
    lines: ['Internal Domains - DNS-only'],
    parts: [
      { id: 'internalName', lines: [example.host] },
      { id: 'internalRecord', lines: [describeRecord(record)] },
      { id: 'internalTraefik', lines: [`Direct to ${example.program}`, wayIn] },
    ],
  };
}

function describeRecord({ name, type, targets }: DnsRecord): string {
  return `${name.startsWith('*') ? 'Wildcard ' : ''}${type}: ${targets.join(', ')}`;
}

function inOrder(parts: Group['parts']): readonly Edge[] {
  return parts.slice(1).map((part: Box, index): Edge => ({ from: parts[index]?.id ?? part.id, to: part.id }));
}
