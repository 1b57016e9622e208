import type { Parsed } from '@netloom/addresses';
import { parseEndpoint, type Endpoint } from '../endpoint.ts';

/** An endpoint that is one machine. */
export function parseMachine(text: string): Parsed<Endpoint> {
  const read = parseEndpoint(text);
  if (!read.ok) return read;
  const endpoint = read.value;
  const isOne =
    endpoint.kind === 'literal'
      ? endpoint.addresses.first.equals(endpoint.addresses.last)
      : endpoint.kind === 'named' && (endpoint.what === 'host' || endpoint.what === 'node');
  if (isOne) return read;
  return { ok: false, message: `"${text}" is not one machine: write host:NAME, node:NAME or an address` };
}
