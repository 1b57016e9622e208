import type { Parsed } from '@netloom/addresses';
import { parseEndpoint, printEndpoint, type Endpoint } from './endpoint.ts';

/** What a router forwards to: something with one address at home. */
export type ForwardTarget = Endpoint | { readonly kind: 'ingress' };

export function parseForwardTarget(text: string): Parsed<ForwardTarget> {
  return parseOne(text, {
    family: 4,
    what: 'a port is forwarded',
    other:
      'is IPv6, which is routed and never forwarded: name an IPv4 address here, and let the router open its firewall to this one by routing.openings',
  });
}

/** What the router's firewall is opened to: something with an IPv6 address of its own. */
export function parseOpeningTarget(text: string): Parsed<ForwardTarget> {
  return parseOne(text, {
    family: 6,
    what: 'the firewall is opened',
    other: 'is IPv4, which the router forwards to by routing.forwards: name an IPv6 address',
  });
}

interface Wanted {
  readonly family: 4 | 6;
  readonly what: string;
  /** What is wrong with an address of the other family. */
  readonly other: string;
}

function parseOne(text: string, { family, what, other }: Wanted): Parsed<ForwardTarget> {
  if (text === 'ingress') return { ok: true, value: { kind: 'ingress' } };
  const read = parseEndpoint(text);
  if (!read.ok) return read;
  const endpoint = read.value;
  if (endpoint.kind === 'named' && NAMED.has(endpoint.what)) return read;
  if (endpoint.kind === 'literal' && endpoint.addresses.first.equals(endpoint.addresses.last)) {
    return endpoint.addresses.first.family === family ? read : { ok: false, message: `"${text}" ${other}` };
  }
  return {
    ok: false,
    message: `"${text}" is not one machine or Service: ${what} to ingress, ingress:NAME, host:NAME, node:NAME, pool:NAME, service:NAMESPACE/NAME, or an address`,
  };
}

export function printForwardTarget(to: ForwardTarget): string {
  return to.kind === 'ingress' ? to.kind : printEndpoint(to);
}

const NAMED: ReadonlySet<string> = new Set(['ingress', 'host', 'node', 'pool', 'service']);
