import { Address } from '@netloom/addresses';
import type { DnsRecord } from '@netloom/network-model';
import type { Hop } from '../hop.ts';
import type { ClusterService } from '../network-index/cluster-service.ts';

/** What a name or an address resolves to. */
export type NamePath =
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'edge'; readonly record: DnsRecord }
  /** The router's address on the internet, where that changes. */
  | { readonly kind: 'router' }
  | { readonly kind: 'service'; readonly service: ClusterService };

/** The answer to a lookup. */
export interface Resolution {
  readonly hops: readonly Hop[];
  /** One for each address: a client tries them all. None where the lookup fails. */
  readonly paths: readonly NamePath[];
}

export function toAddressPaths(addresses: readonly Address[]): readonly NamePath[] {
  return addresses.map((address) => ({ kind: 'address', address }));
}

/** The addresses of A and AAAA records. */
export function addressPaths(records: readonly DnsRecord[]): readonly NamePath[] {
  const targets = records.flatMap((record) => record.targets);
  return toAddressPaths(targets.filter((target) => target instanceof Address));
}

export function unresolved(hop: Hop): Resolution {
  return { hops: [hop], paths: [] };
}
