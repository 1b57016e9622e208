import { existingNames, parentOf, type DnsRecord } from '@netloom/network-model';

/** Records of one name that answer an address query, and the name under which they stand. */
export interface FoundRecords {
  readonly name: string;
  readonly records: readonly DnsRecord[];
}

/** Records by name, as a name server finds them. */
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
    let encloser = parentOf(name);
    while (encloser !== '' && !this.#existing.has(encloser)) encloser = parentOf(encloser);
    return encloser === '' ? null : this.#answers(`*.${encloser}`);
  }

  names(): Iterable<string> {
    return this.#records.keys();
  }

  #answers(name: string): FoundRecords | null {
    const records = (this.#records.get(name) ?? []).filter(({ type }) => type !== 'TXT');
    return records.length === 0 ? null : { name, records };
  }
}
