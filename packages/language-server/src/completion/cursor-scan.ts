import { NAMED_FORMS } from '@netloom/network-model';
import type { Cursor } from './cursor.ts';

/** A collection that is open at the cursor. */
interface Frame {
  readonly kind: 'mapping' | 'sequence';
  /** The column of its keys or dashes; null in brackets. */
  readonly indent: number | null;
  /** The key that was read last; null where the next one is due. */
  key: string | null;
  /** Whether something is written after that key. */
  hasValue: boolean;
  index: number;
  readonly keys: Set<string>;
}

function stepOf({ kind, key, index }: Frame): readonly (string | number)[] {
  if (kind === 'sequence') return [index];
  return key === null ? [] : [key];
}

/** Reads a text up to the cursor, as YAML is laid out, and takes no offence at anything. */
export class CursorScan {
  readonly #text: string;
  readonly #end: number;
  readonly #frames: Frame[] = [];
  #at = 0;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#end = offset;
  }

  read(): Cursor | null {
    for (;;) {
      const line = this.#at;
      const column = this.#skipSpaces(line) - line;
      const start = line + column;
      const char = this.#text.charAt(start);
      if (start >= this.#end) return this.#atKey(this.#end, this.#end - line);
      if (char === '#') {
        if (this.#lineEnd(start) >= this.#end) return null;
        this.#at = this.#nextLine(start);
        continue;
      }
      if (char === '\n' || char === '\r') {
        this.#at = this.#nextLine(start);
        continue;
      }
      const found = this.#readLine(start, column);
      if (found !== 'next') return found;
    }
  }

  /** One line of a block, from its first character on, and all that its brackets and quotes hold. */
  #readLine(start: number, column: number): Cursor | null | 'next' {
    let at = start;
    let indent = column;
    while (this.#text.charAt(at) === '-' && /^[\s]?$/.test(this.#text.charAt(at + 1))) {
      if (at + 1 >= this.#end) return this.#atKey(at, indent);
      this.#openItem(indent);
      const next = this.#skipSpaces(at + 1);
      indent += next - at;
      at = next;
      if (at >= this.#end) return this.#inItem(this.#end, indent);
      if (this.#isLineEnd(at)) {
        this.#at = this.#nextLine(at);
        return 'next';
      }
    }
    const key = this.#keyAt(at);
    if (key === null || this.#isTyped(at, key)) {
      const top = this.#frames.at(-1);
      if (this.#tokenEnd(at) >= this.#end && !/["'[{|>]/.test(this.#text.charAt(at))) {
        return top?.kind === 'sequence' && at > start ? this.#inItem(at, indent) : this.#atKey(at, indent);
      }
      return this.#readValue(at, indent);
    }
    if (key.end >= this.#end) return this.#atKey(at, indent);
    this.#openKey(key.name, indent);
    const value = this.#skipSpaces(key.end + 1);
    if (value >= this.#end) return this.#atValue(this.#end);
    if (this.#isLineEnd(value) || this.#text.charAt(value) === '#') {
      if (this.#lineEnd(value) >= this.#end) return null;
      this.#at = this.#nextLine(value);
      return 'next';
    }
    const top = this.#frames.at(-1);
    if (top !== undefined) top.hasValue = true;
    return this.#readValue(value, indent);
  }

  /** A value in a block, up to the end of its line or of its brackets. */
  #readValue(at: number, indent: number): Cursor | null | 'next' {
    const char = this.#text.charAt(at);
    if (char === '|' || char === '>') return this.#skipBlockScalar(at, indent);
    if (char === '[' || char === '{') {
      const found = this.#readFlow(at);
      if (found !== null) return found === 'comment' ? null : found;
    } else if (char === '"' || char === "'") {
      const end = this.#quoteEnd(at);
      if (end > this.#end || end < 0) return this.#atValue(at + 1);
      this.#at = end;
    } else if (this.#tokenEnd(at) >= this.#end) {
      return this.#atValue(at);
    } else {
      this.#at = at;
    }
    const end = this.#lineEnd(this.#at);
    if (end >= this.#end) return null;
    this.#at = this.#nextLine(end);
    return 'next';
  }

  /** Brackets from `at` to their end; the cursor where it is inside. */
  #readFlow(at: number): Cursor | 'comment' | null {
    const depth = this.#frames.length;
    let pos = at;
    do {
      pos = this.#skipBlank(pos);
      const top = this.#frames.length > depth ? this.#frames.at(-1) : undefined;
      const takesKey = top?.kind === 'mapping' && top.key === null;
      if (pos >= this.#end) return takesKey ? this.#keyIn(this.#end) : this.#atValue(this.#end);
      const char = this.#text.charAt(pos);
      if (char === '#') {
        if (this.#lineEnd(pos) >= this.#end) return 'comment';
        pos = this.#lineEnd(pos);
      } else if (char === '[' || char === '{') {
        this.#open(char === '[' ? 'sequence' : 'mapping', null);
        pos += 1;
      } else if (char === ']' || char === '}') {
        this.#frames.pop();
        pos += 1;
      } else if (char === ',') {
        if (top?.kind === 'mapping') top.key = null;
        if (top?.kind === 'sequence') top.index += 1;
        pos += 1;
      } else {
        const end = this.#flowTokenEnd(pos, takesKey);
        if (end >= this.#end) {
          const start = /["']/.test(char) ? pos + 1 : pos;
          return takesKey ? this.#keyIn(start) : this.#atValue(start);
        }
        if (takesKey) {
          top.key = this.#text.slice(pos, end).replaceAll(/["']/g, '').trim();
          top.keys.add(top.key);
          pos = this.#text.charAt(end) === ':' ? end + 1 : end;
        } else {
          pos = Math.max(end, pos + 1);
        }
      }
    } while (this.#frames.length > depth);
    this.#at = pos;
    return null;
  }

  /** A cursor at the beginning of a key in a block, or at what may become one. */
  #atKey(start: number, indent: number): Cursor {
    this.#close(indent);
    const top = this.#frames.at(-1);
    const opensMapping = top === undefined ? false : top.kind === 'mapping' && top.indent !== indent;
    const expects = top === undefined || top.indent === indent ? 'key' : 'either';
    return this.#cursor(start, {
      expects: opensMapping && top?.hasValue === true ? 'value' : expects,
      keys: opensMapping ? new Set() : (top?.keys ?? new Set()),
      indent,
      inTop: top?.kind === 'mapping' && top.indent === indent,
    });
  }

  /** A cursor behind a dash. */
  #inItem(start: number, indent: number): Cursor {
    return this.#cursor(start, { expects: 'either', keys: new Set(), indent, inTop: false });
  }

  #atValue(start: number): Cursor {
    return this.#cursor(start, { expects: 'value', keys: new Set(), indent: 0, inTop: false });
  }

  /** A cursor at a key in brackets. */
  #keyIn(start: number): Cursor {
    const keys = this.#frames.at(-1)?.keys ?? new Set<string>();
    return this.#cursor(start, { expects: 'key', keys, indent: 0, inTop: true });
  }

  #cursor(
    start: number,
    { inTop, ...rest }: Pick<Cursor, 'expects' | 'keys' | 'indent'> & { readonly inTop: boolean },
  ): Cursor {
    const open = inTop ? this.#frames.slice(0, -1) : this.#frames;
    const isFlow = this.#frames.some(({ indent }) => indent === null);
    const begin = Math.min(start, this.#end);
    const word = isFlow ? this.#flowTokenEnd(begin, rest.expects === 'key') : this.#wordEnd(begin);
    // nothing is written yet: what follows the cursor is something else
    const end = begin === this.#end ? begin : Math.max(word, this.#end);
    return {
      ...rest,
      steps: open.flatMap(stepOf),
      token: { start: begin, end },
      prefix: this.#text.slice(begin, this.#end),
      isFlow,
    };
  }

  #open(kind: Frame['kind'], indent: number | null): Frame {
    const frame = { kind, indent, key: null, hasValue: false, index: 0, keys: new Set<string>() };
    this.#frames.push(frame);
    return frame;
  }

  #openItem(indent: number): void {
    this.#close(indent + 1);
    const top = this.#frames.at(-1);
    if (top?.kind === 'sequence' && top.indent === indent) top.index += 1;
    else this.#open('sequence', indent);
  }

  #openKey(name: string, indent: number): void {
    this.#close(indent);
    const top = this.#frames.at(-1);
    const frame = top?.kind === 'mapping' && top.indent === indent ? top : this.#open('mapping', indent);
    frame.key = name;
    frame.hasValue = false;
    frame.keys.add(name);
  }

  /** Ends what is indented deeper than a key in this column, and a list whose dashes are in it. */
  #close(indent: number): void {
    for (;;) {
      const top = this.#frames.at(-1);
      if (top?.indent == null) return;
      if (top.indent < indent || (top.indent === indent && top.kind === 'mapping')) return;
      this.#frames.pop();
    }
  }

  /** The key at an offset of a block; its end is that of the name, before the colon. */
  #keyAt(at: number): { readonly name: string; readonly end: number } | null {
    const line = this.#text.slice(at, this.#lineEnd(at));
    const [, quoted, plain = ''] =
      /^(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|([^\s"'[\]{},#|>&*!%@`](?:[^:#]|:(?=\S)|(?<=\S)#)*?))[ \t]*:(?=\s|$)/.exec(
        line,
      ) ?? [];
    if (quoted === undefined && plain === '') return null;
    const name = quoted === undefined ? plain : quoted.slice(1, -1);
    return { name, end: at + line.indexOf(':', (quoted ?? plain).length) };
  }

  /** `- service:` at the cursor is an endpoint that is begun. */
  #isTyped(at: number, { name, end }: { readonly name: string; readonly end: number }): boolean {
    const isItem = this.#text.slice(this.#text.lastIndexOf('\n', at) + 1, at).includes('-');
    return isItem && end + 1 === this.#end && Object.hasOwn(NAMED_FORMS, name);
  }

  #skipBlockScalar(at: number, indent: number): null | 'next' {
    let line = this.#nextLine(at);
    while (line < this.#text.length) {
      const start = this.#skipSpaces(line);
      if (!this.#isLineEnd(start) && start - line <= indent) break;
      const next = this.#nextLine(start);
      if (next === line) break;
      line = next;
    }
    if (line > this.#end || this.#lineEnd(at) >= this.#end) return null;
    if (line >= this.#text.length && this.#end >= this.#text.length) return null;
    this.#at = line;
    return 'next';
  }

  #quoteEnd(at: number): number {
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

  #flowTokenEnd(at: number, isKey: boolean): number {
    const char = this.#text.charAt(at);
    if (char === '"' || char === "'") {
      const end = this.#quoteEnd(at);
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
  #tokenEnd(at: number): number {
    const line = this.#text.slice(at, this.#lineEnd(at));
    const comment = line.search(/\s#/);
    return this.#trimmed(at, at + (comment < 0 ? line.length : comment));
  }

  /** The end of the word that a completion replaces: a key ends before its colon. */
  #wordEnd(at: number): number {
    return this.#keyAt(at)?.end ?? this.#tokenEnd(at);
  }

  #trimmed(at: number, end: number): number {
    let last = end;
    while (last > at && last > this.#end && /\s/.test(this.#text.charAt(last - 1))) last -= 1;
    return last;
  }

  #skipSpaces(at: number): number {
    let pos = at;
    while (this.#text.charAt(pos) === ' ' || this.#text.charAt(pos) === '\t') pos += 1;
    return pos;
  }

  #skipBlank(at: number): number {
    let pos = at;
    while (/^\s$/.test(this.#text.charAt(pos))) pos += 1;
    return pos;
  }

  #isLineEnd(at: number): boolean {
    return /^[\r\n]?$/.test(this.#text.charAt(at));
  }

  #lineEnd(at: number): number {
    let pos = at;
    while (!this.#isLineEnd(pos)) pos += 1;
    return pos;
  }

  #nextLine(at: number): number {
    const end = this.#lineEnd(at);
    return Math.min(end + (this.#text.startsWith('\r\n', end) ? 2 : 1), this.#text.length);
  }
}
