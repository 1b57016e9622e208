import { NAMED_FORMS } from '@netloom/network-model';
import type { Cursor } from './cursor.ts';
import { LineReader } from './line-reader.ts';

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
  readonly #lines: LineReader;
  readonly #end: number;
  readonly #frames: Frame[] = [];
  #at = 0;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#lines = new LineReader(text, offset);
    this.#end = offset;
  }

  read(): Cursor | null {
    for (;;) {
      const line = this.#at;
      const column = this.#lines.skipSpaces(line) - line;
      const start = line + column;
      const char = this.#text.charAt(start);
      if (start >= this.#end) return this.#atKey(this.#end, this.#end - line);
      if (char === '#') {
        if (this.#lines.lineEnd(start) >= this.#end) return null;
        this.#at = this.#lines.nextLine(start);
        continue;
      }
      if (char === '\n' || char === '\r') {
        this.#at = this.#lines.nextLine(start);
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
      const next = this.#lines.skipSpaces(at + 1);
      indent += next - at;
      at = next;
      if (at >= this.#end) return this.#inItem(this.#end, indent);
      if (this.#lines.isLineEnd(at)) {
        this.#at = this.#lines.nextLine(at);
        return 'next';
      }
    }
    const key = this.#lines.keyAt(at);
    if (key === null || this.#isTyped(at, key)) {
      const top = this.#frames.at(-1);
      if (this.#lines.tokenEnd(at) >= this.#end && !/["'[{|>]/.test(this.#text.charAt(at))) {
        return top?.kind === 'sequence' && at > start ? this.#inItem(at, indent) : this.#atKey(at, indent);
      }
      return this.#readValue(at, indent);
    }
    if (key.end >= this.#end) return this.#atKey(at, indent);
    this.#openKey(key.name, indent);
    const value = this.#lines.skipSpaces(key.end + 1);
    if (value >= this.#end) return this.#atValue(this.#end);
    if (this.#lines.isLineEnd(value) || this.#text.charAt(value) === '#') {
      if (this.#lines.lineEnd(value) >= this.#end) return null;
      this.#at = this.#lines.nextLine(value);
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
      const end = this.#lines.quoteEnd(at);
      if (end > this.#end || end < 0) return this.#atValue(at + 1);
      this.#at = end;
    } else if (this.#lines.tokenEnd(at) >= this.#end) {
      return this.#atValue(at);
    } else {
      this.#at = at;
    }
    const end = this.#lines.lineEnd(this.#at);
    if (end >= this.#end) return null;
    this.#at = this.#lines.nextLine(end);
    return 'next';
  }

  /** Brackets from `at` to their end; the cursor where it is inside. */
  #readFlow(at: number): Cursor | 'comment' | null {
    const depth = this.#frames.length;
    let pos = at;
    do {
      pos = this.#lines.skipBlank(pos);
      const top = this.#frames.length > depth ? this.#frames.at(-1) : undefined;
      const takesKey = top?.kind === 'mapping' && top.key === null;
      if (pos >= this.#end) return takesKey ? this.#keyIn(this.#end) : this.#atValue(this.#end);
      const char = this.#text.charAt(pos);
      if (char === '#') {
        if (this.#lines.lineEnd(pos) >= this.#end) return 'comment';
        pos = this.#lines.lineEnd(pos);
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
        const end = this.#lines.flowTokenEnd(pos, takesKey);
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
    const word = isFlow
      ? this.#lines.flowTokenEnd(begin, rest.expects === 'key')
      : this.#lines.wordEnd(begin);
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

  /** `- service:` at the cursor is an endpoint that is begun. */
  #isTyped(at: number, { name, end }: { readonly name: string; readonly end: number }): boolean {
    const isItem = this.#text.slice(this.#text.lastIndexOf('\n', at) + 1, at).includes('-');
    return isItem && end + 1 === this.#end && Object.hasOwn(NAMED_FORMS, name);
  }

  #skipBlockScalar(at: number, indent: number): null | 'next' {
    let line = this.#lines.nextLine(at);
    while (line < this.#text.length) {
      const start = this.#lines.skipSpaces(line);
      if (!this.#lines.isLineEnd(start) && start - line <= indent) break;
      const next = this.#lines.nextLine(start);
      if (next === line) break;
      line = next;
    }
    if (line > this.#end || this.#lines.lineEnd(at) >= this.#end) return null;
    if (line >= this.#text.length && this.#end >= this.#text.length) return null;
    this.#at = line;
    return 'next';
  }
}
