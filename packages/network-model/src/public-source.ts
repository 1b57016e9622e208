import type { AddressBlock, Parsed } from '@netloom/addresses';
import { parseAddresses } from './endpoint.ts';
import { isPrivate } from './private-address.ts';

/** Clients on the internet. Which addresses Cloudflare's edge connects from changes, and no file states it. */
export type PublicSource =
  | { readonly kind: 'cloudflare' }
  | { readonly kind: 'addresses'; readonly addresses: AddressBlock };

const CLOUDFLARE = 'cloudflare';

export function parsePublicSource(text: string): Parsed<PublicSource> {
  if (text === CLOUDFLARE) return { ok: true, value: { kind: CLOUDFLARE } };
  if (!/[.:]/.test(text)) {
    const message = `"${text}" is no client on the internet: write cloudflare, or an address, CIDR or range such as 203.0.113.0/24`;
    return { ok: false, message };
  }
  const read = parseAddresses(text);
  if (!read.ok) return read;
  if (isPrivate(read.value.first) && isPrivate(read.value.last)) {
    return { ok: false, message: `"${text}" is private: nothing on the internet sends from it` };
  }
  return { ok: true, value: { kind: 'addresses', addresses: read.value } };
}

export function printPublicSource(source: PublicSource): string {
  if (source.kind === CLOUDFLARE) return CLOUDFLARE;
  const { first, last } = source.addresses;
  return first.equals(last) ? first.toString() : source.addresses.toString();
}

/** `203.0.113.7 or Cloudflare`; `everyone` for no sources. */
export function describeSources(sources: readonly PublicSource[]): string {
  if (sources.length === 0) return 'everyone';
  return sources
    .map((source) => (source.kind === CLOUDFLARE ? 'Cloudflare' : printPublicSource(source)))
    .join(' or ');
}

/** Whether two lists certainly have no client in common; an empty one is everyone. */
export function areApart(some: readonly PublicSource[], others: readonly PublicSource[]): boolean {
  if (some.length === 0 || others.length === 0) return false;
  return some.every((one) =>
    others.every(
      (other) =>
        one.kind === 'addresses' && other.kind === 'addresses' && !overlap(one.addresses, other.addresses),
    ),
  );
}

function overlap(one: AddressBlock, other: AddressBlock): boolean {
  return one.contains(other.first) || other.contains(one.first);
}
