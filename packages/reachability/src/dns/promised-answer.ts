import type { Address } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import type { Resolver } from '@netloom/network-model';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { absentNameHop } from './absent-name.ts';
import { coreDnsAnswer } from './coredns.ts';
import { homeAnswer } from './home-resolver.ts';
import { publicAnswer } from './public-answer.ts';

/** What traces take a resolver to answer. */
export type PromisedAnswer =
  | { readonly kind: 'addresses'; readonly addresses: readonly Address[]; readonly at: Origin | null }
  /** Addresses of Cloudflare's edge, which are not the network's. */
  | { readonly kind: 'edge'; readonly at: Origin | null }
  | { readonly kind: 'none'; readonly at: Origin | null }
  | { readonly kind: 'unknown'; readonly why: string };

/** The answer for a name: of the public zone, or of the cluster's CoreDNS, which asks that for what it does not answer itself. */
export function promisedAnswer(
  index: NetworkIndex,
  { name, resolver }: { readonly name: string; readonly resolver: 'public' | 'cluster' | Resolver },
): PromisedAnswer {
  const own =
    typeof resolver === 'object'
      ? homeAnswer(index, resolver, name)
      : resolver === 'cluster'
        ? coreDnsAnswer(index, name)
        : null;
  const { hops, paths } = own ??
    publicAnswer(index, name) ?? { hops: [absentNameHop(index, name)], paths: [] };
  const last = hops.at(-1);
  const at = last?.at ?? null;
  if (last?.verdict === 'unknown') return { kind: 'unknown', why: last.text };
  if (paths.some(({ kind }) => kind === 'edge')) return { kind: 'edge', at };
  if (paths.some(({ kind }) => kind === 'router')) {
    return { kind: 'unknown', why: `${last?.text ?? name}: which address that is changes` };
  }
  const addresses = paths.flatMap((path) => (path.kind === 'address' ? [path.address] : []));
  return addresses.length === 0 ? { kind: 'none', at } : { kind: 'addresses', addresses, at };
}
