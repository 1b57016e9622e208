import { IntervalSet, parseBlock, type AddressRange } from '@netloom/addresses';

/** An IPAddressPool as the values of the chart have it. */
export interface PoolValues {
  readonly name: string;
  readonly spec: { readonly addresses: readonly string[] };
}

export interface PoolMove {
  readonly from: string;
  readonly to: string;
  readonly addresses: IntervalSet;
}

export interface PoolSteps<P> {
  /** What moves, sorted by the pools. */
  readonly moves: readonly PoolMove[];
  /** The pools in between: each has only what no other pool had before. The second step is the desired pools. */
  readonly between: readonly P[];
}

/**
 * The way from pools to pools where addresses move from one to another; null where one step does. MetalLB's webhook validates
 * each pool by itself, against all others as they are: whoever takes a range before its owner has given it up is refused.
 */
export function poolSteps<P extends PoolValues>(
  before: readonly PoolValues[],
  after: readonly P[],
): PoolSteps<P> | null {
  const held = before.map(({ name, spec }) => ({ name, addresses: toSet(name, spec.addresses) }));
  const moves = after.flatMap(({ name: to, spec }) => {
    const desired = toSet(to, spec.addresses);
    return held
      .filter(({ name }) => name !== to)
      .map(({ name: from, addresses }) => ({ from, to, addresses: desired.intersect(addresses) }))
      .filter(({ addresses }) => !addresses.isEmpty);
  });
  if (moves.length === 0) return null;
  return { moves, between: after.flatMap((pool) => freed(pool, moves)) };
}

/** A pool without any address is none: MetalLB demands one. */
function freed<P extends PoolValues>(pool: P, moves: readonly PoolMove[]): readonly P[] {
  const taken = IntervalSet.of(
    moves.filter(({ to }) => to === pool.name).flatMap(({ addresses }) => addresses.intervals),
  );
  if (taken.isEmpty) return [pool];
  const rest = toSet(pool.name, pool.spec.addresses).subtract(taken);
  if (rest.isEmpty) return [];
  return [{ ...pool, spec: { ...pool.spec, addresses: rest.toRanges().map(inMetalLbWords) } }];
}

/** One address is written as a CIDR, as MetalLB's own examples have it. */
function inMetalLbWords({ first, last }: AddressRange): string {
  if (!first.equals(last)) return `${first}-${last}`;
  return `${first}/${first.family === 4 ? 32 : 128}`;
}

function toSet(name: string, addresses: readonly string[]): IntervalSet {
  return IntervalSet.of(
    addresses.map((text) => {
      const block = parseBlock(text);
      if (!block.ok) throw new Error(`pool "${name}" holds "${text}": ${block.message}`);
      return block.value.interval;
    }),
  );
}
