import type { Rule } from '@netloom/diagnostics';
import {
  advertisementsOf,
  nodesOf,
  type BgpAdvertisement,
  type Network,
  type NetworkFacts,
  type Pool,
} from '@netloom/network-model';

export const bgpLocalPrefDiffers: Rule<NetworkFacts> = {
  code: 'bgp-local-pref-differs',
  severity: 'error',
  description: 'One address is announced to one peer with one local preference.',
  *check({ network, origins }) {
    const { bgpAdvertisements } = network;
    for (const [index, row] of bgpAdvertisements.entries()) {
      const clash = firstClash(bgpAdvertisements.slice(0, index), row, network);
      if (clash === null) continue;
      const { other, pool } = clash;
      yield {
        message: `BGPAdvertisements "${other.name}" and "${row.name}" announce pool "${pool.name}" to the same peer, with local preference ${other.localPref ?? 0} and ${row.localPref ?? 0}`,
        at: origins.of(row),
        related: [{ message: `BGPAdvertisement "${other.name}"`, at: origins.of(other) }],
        help: `write the same localPref, or give each other peers, nodes or another ${lengthsOf(pool)}`,
      };
    }
  },
};

interface Clash {
  readonly other: BgpAdvertisement;
  readonly pool: Pool;
}

/** The first of the earlier rows that MetalLB calls incompatible with a row, and a pool of both. */
function firstClash(
  earlier: readonly BgpAdvertisement[],
  row: BgpAdvertisement,
  network: Network,
): Clash | null {
  for (const other of earlier) {
    if ((other.localPref ?? 0) === (row.localPref ?? 0) || !meet(other, row, network)) continue;
    const pool = network.pools.find(
      (one) => advertisementsOf([other, row], one).length === 2 && !hasOtherLengths(one, other, row),
    );
    if (pool !== undefined) return { other, pool };
  }
  return null;
}

/** Whether both reach some peer from some node; no peers means all of them. */
function meet(one: BgpAdvertisement, other: BgpAdvertisement, network: Network): boolean {
  const samePeer =
    one.peers.length === 0 ||
    other.peers.length === 0 ||
    one.peers.some((name) => other.peers.includes(name));
  const nodes = new Set(nodesOf(one, network));
  return samePeer && nodesOf(other, network).some((name) => nodes.has(name));
}

/** Prefixes of other lengths are other routes: of a pool's one family its length counts, of both families both (internal/config, isAggrLengthDifferent). */
function hasOtherLengths(pool: Pool, one: BgpAdvertisement, other: BgpAdvertisement): boolean {
  const families = pool.addresses.map(({ family }) => family);
  const differs4 = (one.aggregationLength ?? 32) !== (other.aggregationLength ?? 32);
  const differs6 = (one.aggregationLength6 ?? 128) !== (other.aggregationLength6 ?? 128);
  return (differs4 || !families.includes(4)) && (differs6 || !families.includes(6));
}

function lengthsOf({ addresses }: Pool): string {
  const keys = addresses.map(({ family }) => (family === 4 ? 'aggregationLength' : 'aggregationLength6'));
  return [...new Set(keys)].toSorted().join(' and ');
}
