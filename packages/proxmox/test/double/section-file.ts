import { createHash } from 'node:crypto';

export type Value = string | readonly string[];

export interface Section {
  readonly type: string;
  readonly options: ReadonlyMap<string, Value>;
}

/** One of the files in /etc/pve/sdn: sections in the order in which they were made. */
export class SectionFile {
  readonly sections: Map<string, Section>;
  /** Options that the writer puts first. */
  readonly #required: readonly string[];

  constructor(required: readonly string[], sections: ReadonlyMap<string, Section> = new Map()) {
    this.#required = required;
    this.sections = new Map(sections);
  }

  copy(): SectionFile {
    return new SectionFile(this.#required, this.sections);
  }

  get text(): string {
    return [...this.sections].map(([id, section]) => this.#print(id, section)).join('');
  }

  /** Of the whole file: any change to any section makes it another. */
  get digest(): string {
    // Perl writes the bytes of Latin-1
    return createHash('sha1').update(Buffer.from(this.text, 'latin1')).digest('hex');
  }

  #print(id: string, { type, options }: Section): string {
    const rank = (key: string): string => `${this.#required.includes(key) ? 0 : 1}${key}`;
    const keys = [...options.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    const lines = keys.flatMap((key) =>
      [options.get(key) ?? []].flat().map((value) => `\t${key} ${value}\n`),
    );
    return `${type}: ${id}\n${lines.join('')}\n`;
  }
}
