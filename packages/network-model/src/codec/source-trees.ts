import type { Source, SourceNode, SourceScalar, Span } from '@netloom/diagnostics';
import type { Shape } from './value-graph.ts';

/** The places in a file without any of its text: what stands there is in the facts. */
export interface EncodedSource {
  readonly file: string;
  /** The length of each line, its break included. */
  readonly lines: readonly number[];
  /**
   * Nodes in the order of their text, three numbers each: from the start of the node before, the length, and the kind: 0 is
   * a scalar, n > 0 a mapping with the keys of shape n − 1, n < 0 a sequence of −n − 1.
   */
  readonly nodes: readonly number[];
}

/** Numbers the nodes of one file. */
export class SourceEncoder {
  readonly #source: Source;
  readonly #shapes: Map<string, number>;
  readonly #numbers = new Map<SourceNode, number>();
  readonly #nodes: number[] = [];
  #start = 0;

  constructor(source: Source, shapes: Map<string, number>) {
    this.#source = source;
    this.#shapes = shapes;
    if (source.root !== null) this.#add(source.root);
  }

  numberOf(node: SourceNode): number {
    // a node that is in no tree is one of its own
    if (!this.#numbers.has(node)) this.#add(node);
    return this.#numbers.get(node) ?? 0;
  }

  encoded(file: string): EncodedSource {
    return { file, lines: lineLengths(this.#source.text), nodes: this.#nodes };
  }

  #add(node: SourceNode): void {
    const { start, end } = node.span;
    this.#numbers.set(node, this.#numbers.size);
    this.#nodes.push(start - this.#start, end - start, this.#kindOf(node));
    this.#start = start;
    for (const child of childrenOf(node)) this.#add(child);
  }

  #kindOf(node: SourceNode): number {
    if (node.kind === 'scalar') return 0;
    if (node.kind === 'sequence') return -node.items.length - 1;
    const keys = JSON.stringify([...node.entries.keys()]);
    const shape = this.#shapes.get(keys) ?? this.#shapes.size;
    this.#shapes.set(keys, shape);
    return shape + 1;
  }
}

/** A file whose text is blank, with its lines and the places of its nodes. */
export interface DecodedSource {
  readonly source: Source;
  readonly nodes: readonly SourceNode[];
}

export function decodeSource({ file, lines, nodes }: EncodedSource, shapes: readonly Shape[]): DecodedSource {
  const read: SourceNode[] = [];
  let next = 0;
  let start = 0;
  const take = (): number => nodes[next++] ?? 0;
  const readNode = (): SourceNode => {
    start += take();
    const span = { start, end: start + take() };
    const kind = take();
    const number = read.length;
    read.push(scalarAt(span));
    const node = kind === 0 ? scalarAt(span) : readCollection(span, kind);
    read[number] = node;
    return node;
  };
  const readCollection = (span: Span, kind: number): SourceNode => {
    if (kind < 0) {
      const items = Array.from({ length: -kind - 1 }, readNode);
      return { kind: 'sequence', span, items, flow: false };
    }
    const keys = shapes[kind - 1] ?? [];
    const entries = keys.map((key) => [key, { key: scalarAt(span, key), value: readNode() }] as const);
    return { kind: 'mapping', span, entries: new Map(entries), flow: false };
  };
  const root = nodes.length === 0 ? null : readNode();
  while (next < nodes.length) readNode();
  return { source: { file, text: blankText(lines), root }, nodes: read };
}

function childrenOf(node: SourceNode): readonly SourceNode[] {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'mapping' ? Array.from(node.entries.values(), ({ value }) => value) : [];
}

function scalarAt(span: Span, value: SourceScalar['value'] = null): SourceScalar {
  return { kind: 'scalar', span, value };
}

/** Lines end as in YAML: at LF, CR LF or CR. */
function lineLengths(text: string): readonly number[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/).map(({ length }) => length);
}

function blankText(lines: readonly number[]): string {
  return lines
    .map((length, index) => (index === lines.length - 1 ? ' '.repeat(length) : `${' '.repeat(length - 1)}\n`))
    .join('');
}
