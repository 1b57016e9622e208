import { IntervalIndex, type Interval } from '@netloom/addresses';
import type { Space, Subnet } from '../network.ts';

interface Held {
  readonly space: Space;
  readonly interval: Interval;
}

/** What is held, by the networks that it lies in; under null what lies in none. VNets of several zones may use the same addresses. */
export function byLink<T extends Held>(
  links: readonly Subnet[],
  held: readonly T[],
): ReadonlyMap<Subnet | null, readonly T[]> {
  const indexes = new Map(
    ([4, 6] as const).map((family) => [
      family,
      new IntervalIndex(
        links
          .filter(({ cidr }) => cidr.family === family)
          .map((link) => ({ first: link.cidr.first.value, last: link.cidr.last.value, value: link })),
      ),
    ]),
  );
  const found = new Map<Subnet | null, T[]>();
  for (const one of held) {
    const { family, first, last } = one.interval;
    const own = (indexes.get(family)?.holding(first) ?? []).filter(
      ({ space, cidr }) => space === one.space && last <= cidr.last.value,
    );
    for (const link of own.length === 0 ? [null] : own) {
      const list = found.get(link);
      if (list === undefined) found.set(link, [one]);
      else list.push(one);
    }
  }
  return found;
}
