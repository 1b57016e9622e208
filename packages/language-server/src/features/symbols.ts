import { childAt, type SourceMapping, type SourceNode } from '@netloom/diagnostics';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver/node';
import type { Snapshot } from '../document/snapshot.ts';

/** The keys of items that are shown as what the item is, the first that it has. */
const LABELS = ['name', 'host', 'code', 'addresses', 'from'] as const;

/** How deep the outline goes: services with what they expose, pools, nodes, and no values of charts. */
const DEEPEST = 4;

/** The outline of a file: its keys, and the items of its lists by their names. */
export function symbolsOf(snapshot: Snapshot): readonly DocumentSymbol[] {
  const { root } = snapshot.source;
  return root?.kind === 'mapping' ? entries(snapshot, root, 1) : [];
}

function entries(snapshot: Snapshot, mapping: SourceMapping, depth: number): readonly DocumentSymbol[] {
  if (depth > DEEPEST) return [];
  return [...mapping.entries].flatMap(([name, { key, value, merged }]) => {
    if (merged === true || name === '' || value.alias !== undefined) return [];
    const selectionRange = snapshot.rangeOf(key.span);
    const range = { start: selectionRange.start, end: snapshot.rangeOf(value.span).end };
    const children = below(snapshot, value, depth);
    if (children.length === 0 && depth > 1) return [];
    return [{ name, kind: kindOf(value), range, selectionRange, children: [...children] }];
  });
}

function below(snapshot: Snapshot, node: SourceNode, depth: number): readonly DocumentSymbol[] {
  if (node.kind === 'mapping') return entries(snapshot, node, depth + 1);
  if (node.kind === 'scalar' || depth > DEEPEST) return [];
  return node.items.flatMap((item) => {
    const label = item.kind === 'mapping' && item.alias === undefined ? labelOf(item) : null;
    if (label === null || item.kind !== 'mapping') return [];
    const range = snapshot.rangeOf(item.span);
    const children = [...entries(snapshot, item, depth + 2)];
    return [{ name: label, kind: SymbolKind.Object, range, selectionRange: range, children }];
  });
}

function labelOf(item: SourceMapping): string | null {
  for (const key of LABELS) {
    const node = childAt(item, key);
    if (node?.kind === 'scalar' && node.value !== null && node.value !== '') return String(node.value);
  }
  return null;
}

function kindOf(node: SourceNode): SymbolKind {
  if (node.kind === 'mapping') return SymbolKind.Namespace;
  return node.kind === 'sequence' ? SymbolKind.Array : SymbolKind.Property;
}
