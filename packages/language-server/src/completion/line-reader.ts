/** Looks ahead in a text that need not be YAML, up to the ends of lines, tokens and quotes. Offsets are UTF-16 code units. */
export class LineReader {
  readonly #text: string;
  /** Of the cursor: what is not closed before it is being written. */
  readonly #end: number;

  constructor(text: string, cursor: number) {
    this.#text = text;
    this.#end = cursor;
  }

  /** The key at an offset of a block; its end is that of the name, before the colon. */
  keyAt(at: number): { readonly name: string; readonly end: number } | null {
    const line = this.#text.slice(at, this.lineEnd(at));
    const [, quoted, plain = ''] =
      /^(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*|([^\s"'[\]{},#|>&*!%@`](?:[^:#]|:(?=\S)|(?<=\S)#)*?)):(?=\s|$)/.exec(
        line,
      ) ?? [];
    if (quoted === undefined && plain === '') return null;
    const name = quoted === undefined ? plain.trimEnd() : quoted.slice(1, -1);
    return { name, end: at + line.indexOf(':', (quoted ?? plain).length) };
  }

  quoteEnd(at: number): number {
    const quote = this.#text.charAt(at);
    for (let pos = at + 1; pos < this.#text.length; pos += 1) {
      const char = this.#text.charAt(pos);
      if (char === '\\' && quote === '"') pos += 1;
      else if (char === quote) return pos + 1;
      // a quote that is not closed yet must not take the rest of the file
      else if (char === '\n' && pos >= this.#end) return -1;
    }
    return -1;
  }

  flowTokenEnd(at: number, isKey: boolean): number {
    const char = this.#text.charAt(at);
    if (char === '"' || char === "'") {
      const end = this.quoteEnd(at);
      return end < 0 ? this.#text.length : end;
    }
    let pos = at;
    for (; pos < this.#text.length && !/[,[\]{}\r\n]/.test(this.#text.charAt(pos)); pos += 1) {
      if (isKey && this.#text.charAt(pos) === ':' && /^[\s,[\]{}]?$/.test(this.#text.charAt(pos + 1))) break;
      if (this.#text.charAt(pos) === '#' && /\s/.test(this.#text.charAt(pos - 1))) break;
    }
    return this.#trimmed(at, pos);
  }

  /** The end of a plain text in a block. */
  tokenEnd(at: number): number {
    const line = this.#text.slice(at, this.lineEnd(at));
    const comment = line.search(/\s#/);
    return this.#trimmed(at, at + (comment < 0 ? line.length : comment));
  }

  /** The end of the word that a completion replaces: a key ends before its colon. */
  wordEnd(at: number): number {
    return this.keyAt(at)?.end ?? this.tokenEnd(at);
  }

  #trimmed(at: number, end: number): number {
    let last = end;
    while (last > at && last > this.#end && /\s/.test(this.#text.charAt(last - 1))) last -= 1;
    return last;
  }

  skipSpaces(at: number): number {
    let pos = at;
    while (this.#text.charAt(pos) === ' ' || this.#text.charAt(pos) === '\t') pos += 1;
    return pos;
  }

  skipBlank(at: number): number {
    let pos = at;
    while (/^\s$/.test(this.#text.charAt(pos))) pos += 1;
    return pos;
  }

  isLineEnd(at: number): boolean {
    return /^[\r\n]?$/.test(this.#text.charAt(at));
  }

  lineEnd(at: number): number {
    let pos = at;
    while (!this.isLineEnd(pos)) pos += 1;
    return pos;
  }

  nextLine(at: number): number {
    const end = this.lineEnd(at);
    return Math.min(end + (this.#text.startsWith('\r\n', end) ? 2 : 1), this.#text.length);
  }
}
