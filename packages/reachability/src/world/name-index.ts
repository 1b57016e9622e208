import type { DnsRecord } from '@netloom/network-model';

/** Records of one name that answer an address query, and the name under which they stand. */
export interface FoundRecords {
  readonly name: string;
  readonly records: readonly DnsRecord[];
}

/** Records by name, as a name server finds them. */
export class NameIndex {
  readonly #records: ReadonlyMap<string, readonly DnsRecord[]>;
  /** Names with records, and the names above them, which exist without having any. */
  readonly #existing = new Set<string>();

  constructor(records: readonly DnsRecord[]) {
    this.#records = Map.groupBy(records, ({ name }): string => name);
    for (const name of this.#records.keys()) {
      for (let each: string | null = name; each !== null; each = parentOf(each)) this.#existing.add(each);
    }
  }

  /** A wildcard answers only below the closest name that exists (RFC 4592): it never covers what another record hides. */
  find(name: string): FoundRecords | null {
    if (this.#existing.has(name)) return this.#answers(name);
    let encloser = parentOf(name);
    while (encloser !== null && !this.#existing.has(encloser)) encloser = parentOf(encloser);
    return encloser === null ? null : this.#answers(`*.${encloser}`);
  }

  names(): Iterable<string> {
    return this.#records.keys();
  }

  #answers(name: string): FoundRecords | null {
    const records = (this.#records.get(name) ?? []).filter(({ type }) => type !== 'TXT');
    return records.length === 0 ? null : { name, records };
  }
}

function parentOf(name: string): string | null {
  const dot = name.indexOf('.');
  return dot === -1 ? null : name.slice(dot + 1);
}
