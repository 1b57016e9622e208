import type { Source } from '@netloom/diagnostics';
import type { Tree, TreeEntry, TreeMapping, TreeScalar } from '../tree.ts';

/** A block: `resource "proxmox_vm_qemu" "node" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

export interface HclBody {
  /** The attributes whose values are literals. */
  readonly attributes: TreeMapping;
  readonly blocks: readonly HclBlock[];
}

const DEEPEST = 64;

/**
 * Reads what is plain in a Terraform or OpenTofu file: blocks, and attributes that are literals, lists and objects of
 * literals. Everything with a reference, a function or a condition is left out.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(source: Source): HclBody {
  return new HclReader(source).body(0, false);
}

class HclReader {
  readonly #source: Source;
  readonly #text: string;
  #at = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
  }

  body(depth: number, isInner: boolean): HclBody {
    const start = this.#at;
    const entries = new Map<string, TreeEntry>();
    const blocks: HclBlock[] = [];
    while (this.#skip() < this.#text.length) {
      if (this.#text[this.#at] === '}') {
        if (isInner) {
          this.#at += 1;
        } else {
          this.#at += 1;
          continue;
        }
        break;
      }
      const key = this.#key();
      if (key === null) {
        this.#skipExpression();
        continue;
      }
      this.#skipBlanks();
      if (this.#text[this.#at] === '=' && this.#text[this.#at + 1] !== '=') {
        this.#at += 1;
        const value = this.#value(depth);
        if (value !== null && !entries.has(String(key.value))) entries.set(String(key.value), { key, value });
        continue;
      }
      const labels: string[] = [];
      for (let label = this.#key(); label !== null; label = this.#key()) {
        labels.push(String(label.value));
        this.#skipBlanks();
      }
      if (this.#text[this.#at] !== '{' || depth > DEEPEST) {
        this.#skipExpression();
        continue;
      }
      this.#at += 1;
      blocks.push({ type: String(key.value), labels, body: this.body(depth + 1, true) });
    }
    return { attributes: this.#mapping(start, entries), blocks };
  }

  #mapping(start: number, entries: ReadonlyMap<string, TreeEntry>): TreeMapping {
    return { kind: 'mapping', source: this.#source, span: { start, end: this.#at }, entries, flow: true };
  }

  /** null where the value is no literal; it is skipped then. */
  #value(depth: number): Tree | null {
    this.#skipBlanks();
    const start = this.#at;
    const value = depth > DEEPEST ? null : this.#literal(depth);
    if (value !== null && this.#endsValue()) return value;
    this.#at = start;
    this.#skipExpression();
    return null;
  }

  #literal(depth: number): Tree | null {
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case '[':
        return this.#list(depth);
      case '{':
        return this.#object(depth);
      case undefined:
      default: {
        const [word] =
          /^(?:true|false|null|-?\d+(?:\.\d+)?)(?![\w.])/.exec(this.#text.slice(this.#at, this.#at + 40)) ??
          [];
        if (word === undefined) return null;
        const value =
          word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : Number(word);
        return this.#scalar(word.length, value);
      }
    }
  }

  #list(depth: number): Tree | null {
    const start = this.#at;
    this.#at += 1;
    const items: Tree[] = [];
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] === ']') break;
      const item = this.#literal(depth + 1);
      if (item === null || depth > DEEPEST) return null;
      items.push(item);
      this.#skip();
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== ']') return null;
    }
    this.#at += 1;
    return { kind: 'sequence', source: this.#source, span: { start, end: this.#at }, items, flow: true };
  }

  #object(depth: number): Tree | null {
    const start = this.#at;
    this.#at += 1;
    const entries = new Map<string, TreeEntry>();
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] === '}') break;
      const key = this.#key();
      if (key === null) return null;
      this.#skipBlanks();
      if (this.#text[this.#at] !== '=' && this.#text[this.#at] !== ':') return null;
      this.#at += 1;
      const value = this.#value(depth + 1);
      if (value !== null) entries.set(String(key.value), { key, value });
      this.#skip();
      if (this.#text[this.#at] === ',') this.#at += 1;
    }
    this.#at += 1;
    return this.#mapping(start, entries);
  }

  #key(): TreeScalar | null {
    if (this.#text[this.#at] === '"') return this.#string();
    const [word] = /^[A-Za-z_][\w-]*/.exec(this.#text.slice(this.#at, this.#at + 200)) ?? [];
    return word === undefined ? null : this.#scalar(word.length, word);
  }

  /** null where it has an interpolation. */
  #string(): TreeScalar | null {
    const [written] = /^"(?:[^"\\\r\n]|\\.)*"/.exec(this.#text.slice(this.#at, this.#at + 10_000)) ?? [];
    if (written === undefined || /[$%]\{/.test(written)) return null;
    const value = written.slice(1, -1).replace(/\\(["\\])/g, '$1');
    return this.#scalar(written.length, value);
  }

  #scalar(length: number, value: TreeScalar['value']): TreeScalar {
    const start = this.#at;
    this.#at += length;
    return { kind: 'scalar', source: this.#source, span: { start, end: this.#at }, value };
  }

  /** Whether nothing but the end of the line, a comma or a bracket follows. */
  #endsValue(): boolean {
    this.#skipBlanks();
    return (
      this.#at >= this.#text.length ||
      /^(?:[\r\n,}\]#]|\/[/*])/.test(this.#text.slice(this.#at, this.#at + 2))
    );
  }

  #skipBlanks(): void {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at += 1;
  }

  /** White space and comments. */
  #skip(): number {
    for (;;) {
      while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
      const next = this.#text.slice(this.#at, this.#at + 2);
      if (next.startsWith('#') || next === '//') this.#to('\n');
      else if (next === '/*') this.#to('*/');
      else return this.#at;
    }
  }

  #to(end: string): void {
    const found = this.#text.indexOf(end, this.#at);
    this.#at = found < 0 ? this.#text.length : found + end.length;
  }

  /** To the end of the line on which all brackets are closed, or to the bracket that closes what is around. */
  #skipExpression(): void {
    let open = 0;
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (character === '"') {
        this.#skipQuoted();
      } else if ('([{'.includes(character)) {
        open += 1;
      } else if (')]}'.includes(character)) {
        if (open === 0) break;
        open -= 1;
      } else if ((character === '\n' || character === ',') && open === 0) {
        break;
      } else if (character === '#') {
        this.#to('\n');
        this.#at -= 1;
        continue;
      } else if (character === '<' && this.#text[this.#at + 1] === '<') {
        const [whole, name = ''] =
          /^<<[-~]?(\w+)[^\n]*\n/.exec(this.#text.slice(this.#at, this.#at + 100)) ?? [];
        if (whole !== undefined) {
          const end = new RegExp(`^[ \\t]*${name}[ \\t]*$`, 'm').exec(
            this.#text.slice(this.#at + whole.length),
          );
          this.#at = end === null ? this.#text.length : this.#at + whole.length + end.index + end[0].length;
          continue;
        }
      }
      this.#at += 1;
    }
    if (this.#at === start) this.#at += 1;
  }

  #skipQuoted(): void {
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"' && this.#text[this.#at] !== '\n') {
      this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    }
  }
}
