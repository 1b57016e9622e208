import type { Cidr } from '@netloom/addresses';
import { Address, IntervalSet, intervalOf, parseBlock } from '@netloom/addresses';
import type { Draft } from '../draft/draft.ts';
import { textOf, type PlannedScalar } from '../planned.ts';

/** Addresses that are in use, so that a guess takes none of them. */
export class UsedAddresses {
  readonly #used = new Set<string>();
  readonly #pools: IntervalSet;

  constructor(draft: Draft) {
    const stated = [
      ...draft.nodes.map(({ address }) => address),
      ...draft.apis.map(({ address }) => address),
      ...draft.allocations.map(({ address }) => address),
      ...draft.entrances.map(({ address }) => address),
      ...[...draft.assigned.values()].flat(),
    ];
    for (const one of stated) if (one !== undefined) this.#used.add(textOf(one));
    this.#pools = IntervalSet.of(draft.pools.flatMap(({ addresses }) => addresses.flatMap(intervalIn)));
  }

  /** The first free address of a block of pool addresses; null where all are in use. */
  takeFrom(block: PlannedScalar): string | null {
    const [interval] = intervalIn(block);
    if (interval?.family !== 4) return null;
    return this.#take(interval.first, interval.last, () => true);
  }

  /** The first free address of a subnet that is in no pool. */
  takeOutside(cidr: Cidr): string | null {
    const { first, last } = cidr.interval;
    return (
      this.#take(first + 10n, last - 1n, (address) => isOutside(this.#pools, address)) ??
      this.#take(first + 10n, last - 1n, () => true)
    );
  }

  #take(first: bigint, last: bigint, isFree: (address: Address) => boolean): string | null {
    const most = first + 4096n;
    for (let value = first; value <= last && value < most; value += 1n) {
      const address = Address.of(4, value);
      const text = address.toString();
      if (this.#used.has(text) || !isFree(address)) continue;
      this.#used.add(text);
      return text;
    }
    return null;
  }
}

function isOutside(pools: IntervalSet, address: Address): boolean {
  const one = IntervalSet.of([intervalOf(address)]);
  return !one.subtract(pools).isEmpty;
}

function intervalIn(block: PlannedScalar): readonly ReturnType<typeof intervalOf>[] {
  const read = parseBlock(textOf(block));
  return read.ok ? [intervalOf(read.value)] : [];
}
