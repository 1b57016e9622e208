import { Cidr, IntervalSet, intervalOf, type AddressBlock, type AddressRange } from '@netloom/addresses';
import type { Edit, Finding } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import type { OverlapCode } from '../../ledger/nesting.ts';
import { usedAddresses } from '../../ledger/used-addresses.ts';
import type { Pool } from '../../network.ts';
import { describeRanges } from './describe.ts';

/** A pool with the claims in it that a row of the nesting table forbids. */
export interface PoolOverlap {
  readonly pool: Pool;
  /** The blocks of the pool that hold such claims. */
  readonly blocks: readonly AddressBlock[];
  /** Each claim once, however many blocks hold a part of it. */
  readonly held: readonly AddressClaim[];
  readonly facts: NetworkFacts;
}

export function* poolOverlaps(code: OverlapCode, facts: NetworkFacts): Iterable<PoolOverlap> {
  const { ledger, network, origins } = facts;
  const conflicts = ledger.conflicts.filter((conflict) => conflict.code === code);
  const byOrigin = Map.groupBy(conflicts, ({ outer }) => outer.origin);
  for (const pool of network.pools) {
    const blocks = pool.addresses.filter((block) => byOrigin.has(origins.of(block)));
    const rows = blocks.flatMap((block) => byOrigin.get(origins.of(block)) ?? []);
    const held = [...new Set(rows.map(({ inner }) => inner))];
    if (held.length > 0) yield { pool, blocks, held, facts };
  }
}

/** Removes the addresses from the pool, unless nothing would be left or something depends on one of them. */
export function shrinkPool({ pool, held, facts }: PoolOverlap): Pick<Finding, 'fix'> {
  const taken = IntervalSet.of(held.map(({ interval }) => interval));
  const left = IntervalSet.of(pool.addresses.map((block) => block.interval)).subtract(taken);
  const used = usedAddresses(facts.network).some(({ addresses }) => taken.overlaps(intervalOf(addresses)));
  if (left.isEmpty || used) return {};
  const edits = pool.addresses.flatMap((block) =>
    taken.overlaps(block.interval) ? shrink(block, { taken, list: pool.addresses, facts }) : [],
  );
  return { fix: { title: `shrink pool "${pool.name}" to ${describeRanges(left.intervals)}`, edits } };
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
