import { closest } from '../closest.ts';
import type { Alias, SourceEntry, SourceNode, Span } from '../source.ts';
import { LIMITS, tooDeep } from './limits.ts';
import type { Mistake, Mistakes } from './mistakes.ts';

interface Anchored {
  /** null while its value is still being read. */
  node: SourceNode | null;
  /** From the `&` on. */
  readonly start: number;
  isRepeated: boolean;
}

/** The anchors of one document, and the values that aliases make of them. */
export class Anchors {
  readonly #text: string;
  readonly #mistakes: Mistakes;
  /** The last of each name: that is the one which a later alias means. */
  readonly #named = new Map<string, Anchored>();
  readonly #all: Anchored[] = [];
  #repeated = 0;

  constructor(text: string, mistakes: Mistakes) {
    this.#text = text;
    this.#mistakes = mistakes;
  }

  /** Begins the value of an anchor, whose name has this span; gives back what ends it. */
  open({ start, end }: Span): (node: SourceNode) => void {
    const anchored: Anchored = { node: null, start: start - 1, isRepeated: false };
    this.#named.set(this.#text.slice(start, end), anchored);
    this.#all.push(anchored);
    return (node) => {
      anchored.node = node;
    };
  }

  /** The value of an alias, whose name has this span; empty, and a mistake, where it has none. */
  expand({ start, end }: Span, depth: number): SourceNode {
    const name = this.#text.slice(start, end);
    const span = { start: start - 1, end };
    const anchored = this.#named.get(name);
    if (anchored?.node == null) {
      this.#mistakes.add(anchored === undefined ? this.#unknown(name, span) : circular(name, span));
      return { kind: 'scalar', span, value: null };
    }
    const { node } = anchored;
    const copy = this.#isOver()
      ? null
      : this.#copy(node, { alias: { name, span, anchor: node.span }, depth });
    if (copy === 'too-large' || copy === 'too-deep') this.#mistakes.add(REFUSED[copy](name, span));
    if (copy === null || typeof copy === 'string') return { kind: 'scalar', span, value: null };
    anchored.isRepeated = true;
    return copy.kind === 'scalar' ? { ...copy, span } : { ...copy, span, flow: true };
  }

  /** The text of the anchors that have an alias. */
  get repeated(): readonly Span[] {
    return this.#all.flatMap(({ node, start, isRepeated }) =>
      isRepeated && node !== null ? [{ start, end: Math.max(start + 1, node.span.end) }] : [],
    );
  }

  /** One bomb is one mistake: after it no alias has a value. */
  #isOver(): boolean {
    return this.#repeated > LIMITS.repeated;
  }

  #copy(
    node: SourceNode,
    { alias, depth }: { readonly alias: Alias; readonly depth: number },
  ): SourceNode | Excess {
    this.#repeated += 1;
    if (this.#isOver()) return 'too-large';
    const own = under(node, alias);
    if (node.kind === 'scalar') return { ...node, alias: own };
    if (depth === LIMITS.depth) return 'too-deep';
    const below = { alias, depth: depth + 1 };
    if (node.kind === 'sequence') {
      const items: SourceNode[] = [];
      for (const item of node.items) {
        const copy = this.#copy(item, below);
        if (typeof copy === 'string') return copy;
        items.push(copy);
      }
      return { ...node, items, alias: own };
    }
    const entries = new Map<string, SourceEntry>();
    for (const [name, entry] of node.entries) {
      const value = this.#copy(entry.value, below);
      if (typeof value === 'string') return value;
      entries.set(name, { ...entry, key: { ...entry.key, alias: under(entry.key, alias) }, value });
    }
    return { ...node, entries, alias: own };
  }

  #unknown(name: string, span: Span): Mistake {
    const better = closest(name, this.#named.keys());
    return {
      code: 'alias-unknown',
      message: `alias "*${name}" has no anchor "&${name}" before it${better === null ? '' : `; did you mean "*${better}"?`}`,
      span,
      help: 'write the anchor before its first alias; quotes make the text a string',
    };
  }
}

type Excess = 'too-large' | 'too-deep';

const REFUSED = {
  'too-large': (name: string, span: Span): Mistake => ({
    code: 'alias-too-large',
    message: `alias "*${name}" brings what aliases repeat to more than ${LIMITS.repeated.toLocaleString('en')} values`,
    span,
    help: 'write fewer aliases inside the values of anchors',
  }),
  'too-deep': (name: string, span: Span): Mistake => ({
    ...tooDeep,
    message: `with the value of alias "*${name}" ${tooDeep.message}`,
    span,
  }),
} as const satisfies Readonly<Record<Excess, unknown>>;

function circular(name: string, span: Span): Mistake {
  return {
    code: 'alias-circular',
    message: `alias "*${name}" stands inside the value of its own anchor`,
    span,
    help: 'write the value itself, or another anchor',
  };
}

/** The alias of a node of which `alias` repeats the anchor's value, and the node with it. */
function under(node: SourceNode, alias: Alias): Alias {
  const chain = (inner: Alias): Alias => ({
    ...inner,
    outer: inner.outer === undefined ? alias : chain(inner.outer),
  });
  return node.alias === undefined ? alias : chain(node.alias);
}
