import { IntervalSet } from '@netloom/addresses';
import type { PublicSource } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { addressesOfFamily } from '../sender.ts';

/** Whether a row for some clients is for all addresses of a sender, for none of them, or nobody knows. */
export type Coverage = 'all' | 'part' | 'none';

export function coverageOf(from: readonly PublicSource[], { sender, family }: Flow): Coverage {
  if (from.length === 0) return 'all';
  const edge = from.some(({ kind }) => kind === 'cloudflare');
  if (sender.kind === 'outside' && sender.isCloudflare === true) return edge ? 'all' : 'part';
  const own = addressesOfFamily(sender.addresses, family);
  const stated = IntervalSet.of(
    from.flatMap((source) => (source.kind === 'addresses' ? [source.addresses.interval] : [])),
  );
  if (own.subtract(stated).isEmpty) return 'all';
  // of an address it is not known whether it is Cloudflare's.
  return edge || !own.intersect(stated).isEmpty ? 'part' : 'none';
}
