import type { Parsed } from '@netloom/addresses';
import { parseEndpoint, printEndpoint, type Endpoint } from './endpoint.ts';

/** What a router forwards to: something with one address at home. */
export type ForwardTarget = Endpoint | { readonly kind: 'ingress' };

export function parseForwardTarget(text: string): Parsed<ForwardTarget> {
  if (text === 'ingress') return { ok: true, value: { kind: 'ingress' } };
  const read = parseEndpoint(text);
  if (!read.ok) return read;
  const endpoint = read.value;
  if (endpoint.kind === 'named' && NAMED.has(endpoint.what)) return read;
  if (endpoint.kind === 'literal' && endpoint.addresses.first.equals(endpoint.addresses.last)) {
    const { family } = endpoint.addresses.first;
    if (family === 4) return read;
    const message = `"${text}" is IPv6, which is routed and never forwarded: name an IPv4 address`;
    return { ok: false, message };
  }
  return {
    ok: false,
    message: `"${text}" is not one machine or Service: a port is forwarded to ingress, ingress:NAME, host:NAME, node:NAME, pool:NAME, service:NAMESPACE/NAME, or an address`,
  };
}

export function printForwardTarget(to: ForwardTarget): string {
  return to.kind === 'ingress' ? to.kind : printEndpoint(to);
}

const NAMED: ReadonlySet<string> = new Set(['ingress', 'host', 'node', 'pool', 'service']);
