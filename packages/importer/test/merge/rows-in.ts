import { applyEdits, toTextEdits, toValue, type Source, type SourceNode } from '@netloom/diagnostics';
import { isRow, rowListAt } from '../../src/merge/row-lists.ts';

export interface RowIn {
  /** `services[apps/web]` */
  readonly path: string;
  readonly node: SourceNode;
}

/** All rows of a network file that have names. */
export function* rowsIn(node: SourceNode | null, path = '', pattern = ''): Iterable<RowIn> {
  if (node?.kind === 'mapping') {
    for (const [key, { value }] of node.entries) {
      const join = (before: string): string => (before === '' ? key : `${before}.${key}`);
      yield* rowsIn(value, join(path), join(pattern));
    }
  } else if (node?.kind === 'sequence') {
    const list = rowListAt(pattern);
    for (const item of node.items) {
      const row = toValue(item);
      const own = `${path}[${list !== null && isRow(row) ? (list.keys[0](row) ?? '') : ''}]`;
      if (list !== null) yield { path: own, node: item };
      yield* rowsIn(item, own, `${pattern}.*`);
    }
  }
}

/** The text without a row. */
export function withoutRow(source: Source, { node }: RowIn): string {
  return applyEdits(source.text, toTextEdits([{ kind: 'remove', at: { kind: 'written', source, node } }]));
}
