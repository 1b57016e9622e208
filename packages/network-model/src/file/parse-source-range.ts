import type { Parsed } from '@netloom/addresses';
import { parseEndpoint, type Endpoint } from '../endpoint.ts';

/** An endpoint whose addresses a load balancer can let in: kube-proxy compares the address that a packet carries. */
export function parseSourceRange(text: string, names: readonly string[] = []): Parsed<Endpoint> {
  const read = parseEndpoint(text, names);
  if (!read.ok) return read;
  const endpoint = read.value;
  const has =
    endpoint.kind === 'zone'
      ? SOURCES.has(endpoint.zone)
      : endpoint.kind === 'literal' || (endpoint.what !== 'pool' && !('namespace' in endpoint));
  if (has) return read;
  return {
    ok: false,
    message: `"${text}" has no addresses that a packet carries here: name lan, segments, sdn, pods, nodes, proxmox, one node, host or segment, or a CIDR`,
  };
}

const SOURCES: ReadonlySet<string> = new Set(['lan', 'segments', 'sdn', 'pods', 'nodes', 'proxmox']);
