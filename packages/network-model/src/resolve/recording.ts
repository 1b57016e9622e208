import type { Origin, OriginMap } from '@netloom/diagnostics';

/** Records, while rows are made, where each came from. */
export class Recording {
  readonly #origins: OriginMap;

  constructor(origins: OriginMap) {
    this.#origins = origins;
  }

  /** `value` comes from `source`. */
  from<T extends object>(source: object, value: T): T {
    if (!this.#origins.has(value)) this.#origins.set(value, this.#origins.of(source));
    return value;
  }

  /** A table that has one row for each entry of a list in the file; no list, no rows. */
  rows<Entry extends object, Row extends object>(
    list: readonly Entry[] | undefined,
    toRow: (entry: Entry) => Row,
  ): readonly Row[] {
    if (list === undefined) return [];
    return this.from(
      list,
      list.map((entry) => this.from(entry, toRow(entry))),
    );
  }

  /** `value` is what counts where the owner does not have the key. */
  default<T extends object, Owner extends object>(
    value: T,
    [owner, key]: readonly [Owner, keyof Owner & string],
  ): T {
    this.#origins.set(value, this.#origins.of(owner, key));
    return value;
  }

  /** `value` is not in the file: the rule `by` derives it from what is written. */
  derived<T extends object>(value: T, by: string, sources: readonly object[]): T {
    const [first, ...rest] = sources.map((source) => this.#origins.of(source));
    if (first === undefined) throw new Error(`derived from nothing: ${by}`);
    this.#origins.derived(value, by, [first, ...rest]);
    return value;
  }

  /** A name or number that the file has under another key, or in another place. */
  key<Row extends object, Source extends object>(
    row: Row,
    key: keyof Row & string,
    [source, sourceKey]: readonly [Source, keyof Source & string],
  ): void {
    this.#origins.setKey(row, key, this.#origins.of(source, sourceKey));
  }

  /** What has no origin of its own gets that of its holder. */
  inherit(value: object, holder: Origin): void {
    const origin = this.#origins.has(value) ? this.#origins.of(value) : holder;
    this.#origins.set(value, origin);
    if (!isPlain(value)) return;
    for (const child of Object.values(value)) {
      if (typeof child === 'object' && child !== null) this.inherit(child, origin);
    }
  }
}

/** Value objects are leaves, whatever they are made of. */
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
