import { Cidr, IntervalSet, intervalOf, type AddressBlock, type AddressRange } from '@netloom/addresses';
import type { Edit, Finding, Origin } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import type { OverlapCode } from '../../ledger/nesting.ts';
import { usedAddresses } from '../../ledger/used-addresses.ts';
import type { Pool } from '../../network.ts';
import { rangesInWords } from './words.ts';

/** A pool with everything in it that a row of the nesting table forbids. */
export interface PoolOverlap {
  readonly pool: Pool;
  /** The blocks of the pool that are touched. */
  readonly blocks: readonly AddressBlock[];
  /** Each claim once, however many blocks it touches. */
  readonly held: readonly AddressClaim[];
  readonly facts: NetworkFacts;
}

export function poolOverlaps(code: OverlapCode, facts: NetworkFacts): readonly PoolOverlap[] {
  const inside = new Map<Origin, AddressClaim[]>();
  for (const conflict of facts.ledger.conflicts) {
    if (conflict.code !== code) continue;
    const before = inside.get(conflict.outer.origin);
    if (before === undefined) inside.set(conflict.outer.origin, [conflict.inner]);
    else before.push(conflict.inner);
  }
  return facts.network.pools.flatMap((pool) => {
    const blocks = pool.addresses.filter((block) => inside.has(facts.origins.of(block)));
    const held = new Set(blocks.flatMap((block) => inside.get(facts.origins.of(block)) ?? []));
    return held.size === 0 ? [] : [{ pool, blocks, held: [...held], facts }];
  });
}

/** Takes the addresses out of the pool, unless nothing would be left or something depends on one of them. */
export function shrinkPool({ pool, held, facts }: PoolOverlap): Pick<Finding, 'fix'> {
  const taken = IntervalSet.of(held.map(({ interval }) => interval));
  const left = IntervalSet.of(pool.addresses.map((block) => block.interval)).subtract(taken);
  const used = usedAddresses(facts.network).some(({ addresses }) => taken.overlaps(intervalOf(addresses)));
  if (left.isEmpty || used) return {};
  const edits = pool.addresses.flatMap((block) =>
    taken.overlaps(block.interval) ? shrink(block, { taken, list: pool.addresses, facts }) : [],
  );
  return { fix: { title: `shrink pool "${pool.name}" to ${rangesInWords(left.intervals)}`, edits } };
}

interface Shrinking {
  readonly taken: IntervalSet;
  readonly list: readonly AddressBlock[];
  readonly facts: NetworkFacts;
}

function shrink(block: AddressBlock, { taken, list, facts }: Shrinking): readonly Edit[] {
  const left = IntervalSet.of([block.interval]).subtract(taken);
  const [first, ...more] = left.toRanges().map((range) => likeWritten(range, block));
  const at = facts.origins.of(block);
  if (first === undefined) return [{ kind: 'remove', at }];
  const into = facts.origins.of(list);
  return [
    { kind: 'replace', at, value: first.toString() },
    ...more.map((one): Edit => ({ kind: 'insert', into, value: one.toString() })),
  ];
}

/** A range stays a range, but a single address is a CIDR, since MetalLB reads no bare address. */
function likeWritten(range: AddressRange, block: AddressBlock): AddressBlock {
  const [cidr, ...more] = IntervalSet.of([range.interval]).toCidrs();
  const single = range.first.equals(range.last);
  return cidr !== undefined && more.length === 0 && (single || block instanceof Cidr) ? cidr : range;
}
