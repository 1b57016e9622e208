import type { Interval } from '@netloom/addresses';
import type { FleetNetwork } from './fleet-network.ts';

/** Addresses that a network uses. */
export interface FleetUse {
  readonly network: FleetNetwork;
  readonly interval: Interval;
  /** Whether no other network may use the addresses: other uses may be shared among themselves. */
  readonly isExclusive: boolean;
}

/** Neighbouring addresses that several networks use, at least one of them exclusively. */
export interface SharedRange<Use extends FleetUse> {
  readonly interval: Interval;
  /** One use of each of the networks, two or more, in the order that was given. */
  readonly uses: readonly Use[];
}

/** All shared ranges, in one sweep: n log n, and one step for each network of a range. */
export function* sharedRanges<Use extends FleetUse>(uses: readonly Use[]): Iterable<SharedRange<Use>> {
  const order = new Map(uses.map((use, index) => [use, index]));
  const open = new OpenUses<Use>();
  let range: { readonly first: bigint; readonly uses: Map<FleetNetwork, Use> } | null = null;
  for (const { use, isStart, at } of boundaries(uses)) {
    if (isStart) open.add(use);
    else open.delete(use);
    if (range === null && open.conflict) range = { first: at, uses: open.firstOfEach() };
    if (range === null) continue;
    if (isStart && !range.uses.has(use.network)) range.uses.set(use.network, use);
    if (open.conflict) continue;
    const interval = { family: use.interval.family, first: range.first, last: at - 1n };
    const found = [...range.uses.values()];
    yield { interval, uses: found.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0)) };
    range = null;
  }
}

interface Boundary<Use> {
  readonly use: Use;
  readonly isStart: boolean;
  /** The first address, or the one after the last. */
  readonly at: bigint;
}

/** In the order of the addresses; what ends before an address precedes what starts with it. */
function boundaries<Use extends FleetUse>(uses: readonly Use[]): readonly Boundary<Use>[] {
  return uses
    .flatMap((use) => [
      { use, isStart: true, at: use.interval.first },
      { use, isStart: false, at: use.interval.last + 1n },
    ])
    .sort((one, other) => {
      const { family } = one.use.interval;
      if (family !== other.use.interval.family) return family - other.use.interval.family;
      if (one.at !== other.at) return one.at < other.at ? -1 : 1;
      return Number(one.isStart) - Number(other.isStart);
    });
}

/** The uses that hold the address that a sweep has come to. */
class OpenUses<Use extends FleetUse> {
  readonly #byNetwork = new Map<FleetNetwork, Set<Use>>();
  #exclusive = 0;

  get conflict(): boolean {
    return this.#exclusive > 0 && this.#byNetwork.size > 1;
  }

  add(use: Use): void {
    const own = this.#byNetwork.get(use.network);
    if (own === undefined) this.#byNetwork.set(use.network, new Set([use]));
    else own.add(use);
    if (use.isExclusive) this.#exclusive += 1;
  }

  delete(use: Use): void {
    const own = this.#byNetwork.get(use.network);
    own?.delete(use);
    if (own?.size === 0) this.#byNetwork.delete(use.network);
    if (use.isExclusive) this.#exclusive -= 1;
  }

  firstOfEach(): Map<FleetNetwork, Use> {
    const first = new Map<FleetNetwork, Use>();
    for (const [network, [use]] of this.#byNetwork) if (use !== undefined) first.set(network, use);
    return first;
  }
}
