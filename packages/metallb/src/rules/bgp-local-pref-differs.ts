import type { Rule } from '@netloom/diagnostics';
import type { BgpAdvertisement, NetworkFacts } from '@netloom/network-model';

export const bgpLocalPrefDiffers: Rule<NetworkFacts> = {
  code: 'bgp-local-pref-differs',
  severity: 'error',
  sentence: 'One address is announced to one peer with one local preference.',
  *check({ network, origins }) {
    const { bgpAdvertisements } = network;
    for (const [index, row] of bgpAdvertisements.entries()) {
      const other = bgpAdvertisements.slice(0, index).find((before) => clash(before, row));
      if (other === undefined) continue;
      yield {
        message: `BGPAdvertisements "${other.name}" and "${row.name}" announce the same to the same peer, with local preference ${other.localPref ?? 0} and ${row.localPref ?? 0}`,
        at: origins.of(row),
        related: [{ message: `BGPAdvertisement "${other.name}"`, at: origins.of(other) }],
        help: 'write the same localPref, or give each other peers, nodes or another aggregation length',
      };
    }
  },
};

/** What MetalLB's webhook calls incompatible. */
function clash(one: BgpAdvertisement, other: BgpAdvertisement): boolean {
  if ((one.localPref ?? 0) === (other.localPref ?? 0)) return false;
  const sameLength =
    (one.aggregationLength ?? 32) === (other.aggregationLength ?? 32) ||
    (one.aggregationLength6 ?? 128) === (other.aggregationLength6 ?? 128);
  return sameLength && (['pools', 'peers', 'nodes'] as const).every((key) => meet(one[key], other[key]));
}

/** No names means all of them. */
function meet(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  return one.some((name) => other.includes(name));
}
