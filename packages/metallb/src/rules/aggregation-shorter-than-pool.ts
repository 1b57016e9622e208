import { IntervalSet, type AddressBlock } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { BgpAdvertisement, NetworkFacts } from '@netloom/network-model';

export const aggregationShorterThanPool: Rule<NetworkFacts> = {
  code: 'aggregation-shorter-than-pool',
  severity: 'error',
  description: 'An aggregation length is not shorter than the widest prefix of any entry of its pools.',
  *check({ network, origins }) {
    for (const advertisement of network.bgpAdvertisements) {
      for (const { key, family } of LENGTHS) {
        const length = advertisement[key];
        if (length === null) continue;
        const narrower = advertised(advertisement, network.pools)
          .filter((block) => block.family === family && widestPrefix(block) > length)
          .map((block) => ({ block, prefix: widestPrefix(block) }));
        const [first] = narrower;
        if (first === undefined) continue;
        yield {
          message: `BGPAdvertisement "${advertisement.name}" aggregates to /${length}, but ${first.block.toString()} has no prefix wider than /${first.prefix}`,
          at: origins.of(advertisement, key),
          related: narrower.map(({ block, prefix }) => ({
            message: `${block.toString()} is at most /${prefix}`,
            at: origins.of(block),
          })),
          help: `write /${Math.max(...narrower.map(({ prefix }) => prefix))} or longer: MetalLB refuses to announce addresses that are not in the pool`,
        };
      }
    }
  },
};

const LENGTHS = [
  { key: 'aggregationLength', family: 4 },
  { key: 'aggregationLength6', family: 6 },
] as const;

function advertised(
  { pools }: BgpAdvertisement,
  all: NetworkFacts['network']['pools'],
): readonly AddressBlock[] {
  const named = new Set(pools);
  return all
    .filter(({ name }) => pools.length === 0 || named.has(name))
    .flatMap(({ addresses }) => addresses);
}

/** A range is a set of prefixes, and the widest of them counts. */
function widestPrefix(block: AddressBlock): number {
  return Math.min(
    ...IntervalSet.of([block.interval])
      .toCidrs()
      .map(({ prefix }) => prefix),
  );
}
