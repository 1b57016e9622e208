import type { Cluster } from '@netloom/network-model';

/** Of the API, beside those that a distribution takes itself: the servers' own addresses and names. */
export function certificateNames({ api, tlsSans }: Cluster): readonly string[] {
  const own = api === null ? [] : [...api.addresses.map(String), ...(api.name === null ? [] : [api.name])];
  return [...new Set([...own, ...tlsSans])];
}
