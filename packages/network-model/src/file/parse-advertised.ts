import type { Parsed } from '@netloom/addresses';
import { parseEndpoint, type Endpoint } from '../endpoint.ts';

/** An endpoint that has addresses to advertise. */
export function parseAdvertised(text: string, names: readonly string[] = []): Parsed<Endpoint> {
  const read = parseEndpoint(text, names);
  if (!read.ok) return read;
  const endpoint = read.value;
  const has =
    endpoint.kind === 'zone'
      ? !['internet', 'tailnet', 'any'].includes(endpoint.zone)
      : endpoint.kind === 'literal' || !('namespace' in endpoint);
  if (has) return read;
  return {
    ok: false,
    message: `"${text}" cannot be advertised: name lan, segments, sdn, pods, services, nodes, proxmox, pools, one node, host, pool or segment, or a CIDR`,
  };
}
