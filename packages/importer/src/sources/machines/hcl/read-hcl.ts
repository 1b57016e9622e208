import type { Source } from '@netloom/diagnostics';
import type { Tree, TreeEntry, TreeMapping, TreeScalar } from '../../tree.ts';
import { computedValue } from './computed-value.ts';
import { HclCursor } from './cursor.ts';
import { heredocAt } from './heredoc.ts';
import { isInterpolated, literalText } from './interpolation.ts';

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

/** What becomes of a value with a reference, a function or a condition: nothing, or a placeholder in its place. */
export type Computed = 'left-out' | 'placeholder';

/**
 * Reads what is plain in a Terraform or OpenTofu file: blocks, and attributes that are literals, lists and objects of
 * literals. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(source: Source, computed: Computed = 'left-out'): HclBody {
  return new HclReader(source, computed).body(0, false);
}

class HclReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #cursor: HclCursor;
  readonly #computed: Computed;

  constructor(source: Source, computed: Computed) {
    this.#computed = computed;
    this.#source = source;
    this.#text = source.text;
    this.#cursor = new HclCursor(source.text);
  }

  body(depth: number, isInner: boolean): HclBody {
    const start = this.#cursor.at;
    const entries = new Map<string, TreeEntry>();
    const blocks: HclBlock[] = [];
    while (this.#cursor.skip() < this.#text.length) {
      if (this.#text[this.#cursor.at] === '}') {
        if (isInner) {
          this.#cursor.at += 1;
        } else {
          this.#cursor.at += 1;
          continue;
        }
        break;
      }
      const key = this.#key();
      if (key === null) {
        this.#cursor.skipExpression();
        continue;
      }
      this.#cursor.skipBlanks();
      if (this.#text[this.#cursor.at] === '=' && this.#text[this.#cursor.at + 1] !== '=') {
        this.#cursor.at += 1;
        const value = this.#value(depth);
        if (value !== null && !entries.has(String(key.value))) entries.set(String(key.value), { key, value });
        continue;
      }
      const labels: string[] = [];
      for (let label = this.#key(); label !== null; label = this.#key()) {
        labels.push(String(label.value));
        this.#cursor.skipBlanks();
      }
      if (this.#text[this.#cursor.at] !== '{' || depth > DEEPEST) {
        this.#cursor.skipExpression();
        continue;
      }
      this.#cursor.at += 1;
      blocks.push({ type: String(key.value), labels, body: this.body(depth + 1, true) });
    }
    return { attributes: this.#mapping(start, entries), blocks };
  }

  #mapping(start: number, entries: ReadonlyMap<string, TreeEntry>): TreeMapping {
    return {
      kind: 'mapping',
      source: this.#source,
      span: { start, end: this.#cursor.at },
      entries,
      flow: true,
    };
  }

  /** null where the value is no literal and is left out. */
  #value(depth: number): Tree | null {
    this.#cursor.skipBlanks();
    const start = this.#cursor.at;
    const value = depth > DEEPEST ? null : this.#literal(depth);
    if (value !== null && this.#cursor.endsValue()) return value;
    this.#cursor.at = start;
    this.#cursor.skipExpression();
    return this.#computed === 'left-out'
      ? null
      : computedValue(this.#source, { start, end: this.#cursor.at });
  }

  /** `yamlencode({ … })` is the object itself. */
  #encoded(name: string, depth: number): Tree | null {
    this.#cursor.at += name.length;
    this.#cursor.skip();
    const value = this.#value(depth + 1);
    this.#cursor.skip();
    if (value === null || this.#text[this.#cursor.at] !== ')') return null;
    this.#cursor.at += 1;
    return value;
  }

  #literal(depth: number): Tree | null {
    switch (this.#text[this.#cursor.at]) {
      case '"':
        return this.#string();
      case '[':
        return this.#list(depth);
      case '{':
        return this.#object(depth);
      case '<':
        return this.#heredoc();
      case undefined:
      default: {
        const ahead = this.#text.slice(this.#cursor.at, this.#cursor.at + 40);
        const [encode] = /^(?:yaml|json)encode\(/.exec(ahead) ?? [];
        if (encode !== undefined && this.#computed === 'placeholder') return this.#encoded(encode, depth);
        const [word] = /^(?:true|false|null|-?\d+(?:\.\d+)?)(?![\w.])/.exec(ahead) ?? [];
        if (word === undefined) return null;
        const value =
          word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : Number(word);
        return this.#scalar(word.length, value);
      }
    }
  }

  /** null where it has an interpolation. */
  #heredoc(): TreeScalar | null {
    const found = heredocAt(this.#text, this.#cursor.at);
    if (found === null || isInterpolated(found.value)) return null;
    const start = this.#cursor.at;
    this.#cursor.at = found.end;
    const value = literalText(found.value);
    return { kind: 'scalar', source: this.#source, span: { start, end: found.contentEnd }, value };
  }

  #list(depth: number): Tree | null {
    const start = this.#cursor.at;
    this.#cursor.at += 1;
    const items: Tree[] = [];
    for (;;) {
      this.#cursor.skip();
      if (this.#text[this.#cursor.at] === ']') break;
      const item = this.#computed === 'left-out' ? this.#literal(depth + 1) : this.#value(depth + 1);
      if (item === null || depth > DEEPEST) return null;
      items.push(item);
      this.#cursor.skip();
      if (this.#text[this.#cursor.at] === ',') this.#cursor.at += 1;
      else if (this.#text[this.#cursor.at] !== ']') return null;
    }
    this.#cursor.at += 1;
    return {
      kind: 'sequence',
      source: this.#source,
      span: { start, end: this.#cursor.at },
      items,
      flow: true,
    };
  }

  #object(depth: number): Tree | null {
    const start = this.#cursor.at;
    this.#cursor.at += 1;
    const entries = new Map<string, TreeEntry>();
    for (;;) {
      this.#cursor.skip();
      if (this.#text[this.#cursor.at] === '}') break;
      const key = this.#key();
      if (key === null) return null;
      this.#cursor.skipBlanks();
      if (this.#text[this.#cursor.at] !== '=' && this.#text[this.#cursor.at] !== ':') return null;
      this.#cursor.at += 1;
      const value = this.#value(depth + 1);
      if (value !== null) entries.set(String(key.value), { key, value });
      this.#cursor.skip();
      if (this.#text[this.#cursor.at] === ',') this.#cursor.at += 1;
    }
    this.#cursor.at += 1;
    return this.#mapping(start, entries);
  }

  #key(): TreeScalar | null {
    if (this.#text[this.#cursor.at] === '"') return this.#string();
    const [word] = /^[A-Za-z_][\w-]*/.exec(this.#text.slice(this.#cursor.at, this.#cursor.at + 200)) ?? [];
    return word === undefined ? null : this.#scalar(word.length, word);
  }

  /** null where it has an interpolation. */
  #string(): TreeScalar | null {
    const [written] =
      /^"(?:[^"\\\r\n]|\\.)*"/.exec(this.#text.slice(this.#cursor.at, this.#cursor.at + 10_000)) ?? [];
    if (written === undefined || isInterpolated(written)) return null;
    const value = literalText(written.slice(1, -1)).replace(/\\(["\\])/g, '$1');
    return this.#scalar(written.length, value);
  }

  #scalar(length: number, value: TreeScalar['value']): TreeScalar {
    const start = this.#cursor.at;
    this.#cursor.at += length;
    return { kind: 'scalar', source: this.#source, span: { start, end: this.#cursor.at }, value };
  }
}
