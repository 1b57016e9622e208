/** A value that holds for all points of an interval; both ends inside. */
export interface IntervalEntry<Point extends number | bigint, Value> {
  readonly first: Point;
  readonly last: Point;
  readonly value: Value;
}

/** Finds the intervals that hold a point, however they nest: a balanced tree over their first points. */
export class IntervalIndex<Point extends number | bigint, Value> {
  readonly #entries: readonly IntervalEntry<Point, Value>[];
  /** At the middle of each part of the list, the highest last point in that part. */
  readonly #reach: Point[] = [];

  constructor(entries: Iterable<IntervalEntry<Point, Value>>) {
    this.#entries = [...entries].sort((one, other) =>
      one.first < other.first ? -1 : Number(one.first > other.first),
    );
    this.#measure(0, this.#entries.length);
  }

  /** In the order of their first points. */
  holding(point: Point): readonly Value[] {
    const found: Value[] = [];
    this.#collect({ point, start: 0, end: this.#entries.length, found });
    return found;
  }

  #measure(start: number, end: number): Point | null {
    const middle = (start + end) >> 1;
    const entry = this.#entries[middle];
    if (start === end || entry === undefined) return null;
    let { last } = entry;
    for (const reach of [this.#measure(start, middle), this.#measure(middle + 1, end)]) {
      if (reach !== null && reach > last) last = reach;
    }
    this.#reach[middle] = last;
    return last;
  }

  #collect({ point, start, end, found }: Part<Point, Value>): void {
    const middle = (start + end) >> 1;
    const [entry, reach] = [this.#entries[middle], this.#reach[middle]];
    if (start === end || entry === undefined || reach === undefined || reach < point) return;
    this.#collect({ point, start, end: middle, found });
    if (entry.first > point) return;
    if (entry.last >= point) found.push(entry.value);
    this.#collect({ point, start: middle + 1, end, found });
  }
}

interface Part<Point, Value> {
  readonly point: Point;
  readonly start: number;
  readonly end: number;
  readonly found: Value[];
}
