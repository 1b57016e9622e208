import { partitionPoint } from './partition-point.ts';
import type { RankedRoute } from './rank-routes.ts';

/** The routes of one host, so that those which may share requests with another one are found without trying all. */
export class HostRoutes {
  readonly #byBase: ReadonlyMap<string, readonly RankedRoute[]>;
  /** By what their paths begin with. */
  readonly #ordered: readonly RankedRoute[];
  readonly #highest: number;

  constructor(routes: readonly RankedRoute[]) {
    this.#byBase = Map.groupBy(routes, baseOf);
    this.#ordered = routes.toSorted((one, other) => compare(baseOf(one), baseOf(other)));
    this.#highest = routes.reduce((most, { priority }) => Math.max(most, priority), 0);
  }

  /** Routes that do not come after it, and whose paths begin with less than its own, or the same. */
  wider(route: RankedRoute): readonly RankedRoute[] {
    if (this.#highest < route.priority) return [];
    const base = baseOf(route);
    const bases = Array.from({ length: base.length + 1 }, (_, length) => base.slice(0, length));
    return bases.flatMap((one) => this.#byBase.get(one) ?? []).filter(notAfter(route));
  }

  /** Routes that do not come after it, and whose paths begin with more; `most` of them. */
  narrower(route: RankedRoute, most: number): readonly RankedRoute[] {
    if (this.#highest < route.priority) return [];
    const base = baseOf(route);
    const found: RankedRoute[] = [];
    const first = partitionPoint(this.#ordered, (other) => compare(baseOf(other), base) <= 0);
    for (let index = first; index < this.#ordered.length; index += 1) {
      const other = this.#ordered[index];
      if (other === undefined || found.length === most || !baseOf(other).startsWith(base)) break;
      if (notAfter(route)(other)) found.push(other);
    }
    return found;
  }
}

/** What each path that the route takes begins with; a slash at the end of an HTTPRoute's means nothing. */
export function baseOf({ kind, prefix }: RankedRoute): string {
  return kind === 'httproute' ? (prefix ?? '').replace(/\/$/, '') : (prefix ?? '');
}

function notAfter({ priority }: RankedRoute): (other: RankedRoute) => boolean {
  return (other) => other.priority >= priority;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
