import { existingNames, parentOf, type DnsRecord } from '@netloom/network-model';

/** Records that answer an address query, and their own name, which may be a wildcard. */
export interface FoundRecords {
  readonly name: string;
  readonly records: readonly DnsRecord[];
}

/** Why a name server has no address for a name. */
export type Absence =
  /** The name, or the wildcard that answers for it, has records of another type alone. */
  | { readonly why: 'other-type'; readonly found: FoundRecords }
  /** The name, or one above it, exists (a name below may be all that it has), so that the wildcard above does not answer. */
  | { readonly why: 'wildcard-stopped'; readonly by: string; readonly wildcard: FoundRecords }
  | { readonly why: 'no-record' };

/** Records by name, looked up as a name server does. */
export class NameIndex {
  readonly #records: ReadonlyMap<string, readonly DnsRecord[]>;
  readonly #existing: ReadonlySet<string>;

  constructor(records: readonly DnsRecord[]) {
    this.#records = Map.groupBy(records, ({ name }): string => name);
    this.#existing = existingNames(records);
  }

  /** A wildcard answers only below the closest name that exists (RFC 4592): it never covers what another record hides. */
  find(name: string): FoundRecords | null {
    if (this.#existing.has(name)) return this.#answers(name);
    const encloser = this.#encloserOf(name);
    return encloser === '' ? null : this.#answers(`*.${encloser}`);
  }

  /** Of a name for which `find` gives none. */
  whyAbsent(name: string): Absence {
    const exists = this.#existing.has(name);
    const encloser = exists ? name : this.#encloserOf(name);
    const lookup = exists ? name : `*.${encloser}`;
    const records = this.#records.get(lookup) ?? [];
    if (records.length > 0) return { why: 'other-type', found: { name: lookup, records } };
    for (let above = parentOf(encloser); above !== ''; above = parentOf(above)) {
      const wildcard = this.#answers(`*.${above}`);
      if (wildcard !== null) return { why: 'wildcard-stopped', by: encloser, wildcard };
    }
    return { why: 'no-record' };
  }

  /** Whether a record of any type has the name itself. */
  has(name: string): boolean {
    return this.#records.has(name);
  }

  names(): Iterable<string> {
    return this.#records.keys();
  }

  /** The closest name above that exists; none is the empty text. */
  #encloserOf(name: string): string {
    let encloser = parentOf(name);
    while (encloser !== '' && !this.#existing.has(encloser)) encloser = parentOf(encloser);
    return encloser;
  }

  #answers(name: string): FoundRecords | null {
    const records = (this.#records.get(name) ?? []).filter(({ type }) => type !== 'TXT');
    return records.length === 0 ? null : { name, records };
  }
}
