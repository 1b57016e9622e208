import type { Tree, TreeEntry, TreeMapping, TreeScalar, TreeSequence } from '../tree.ts';

export type TreeKey = string | number;

/** The child under a key of a mapping or an index of a sequence. */
export function child(node: Tree | undefined, key: TreeKey): Tree | undefined {
  if (node?.kind === 'mapping') return node.entries.get(String(key))?.value;
  if (node?.kind === 'sequence') return typeof key === 'number' ? node.items[key] : undefined;
  return undefined;
}

export function at(node: Tree | undefined, ...path: readonly TreeKey[]): Tree | undefined {
  return path.reduce<Tree | undefined>(child, node);
}

export function scalarAt(node: Tree | undefined, ...path: readonly TreeKey[]): TreeScalar | undefined {
  const found = at(node, ...path);
  return found?.kind === 'scalar' && found.value !== null ? found : undefined;
}

/** The text of a scalar, also of a number or a boolean; undefined where nothing is written. */
export function textAt(node: Tree | undefined, ...path: readonly TreeKey[]): string | undefined {
  const found = scalarAt(node, ...path);
  return found === undefined ? undefined : String(found.value);
}

export function itemsAt(node: Tree | undefined, ...path: readonly TreeKey[]): readonly Tree[] {
  const found = at(node, ...path);
  return found?.kind === 'sequence' ? found.items : [];
}

export function entriesAt(
  node: Tree | undefined,
  ...path: readonly TreeKey[]
): readonly (readonly [string, TreeEntry])[] {
  const found = at(node, ...path);
  return found?.kind === 'mapping' ? [...found.entries] : [];
}

export function textsAt(node: Tree | undefined, ...path: readonly TreeKey[]): readonly string[] {
  return itemsAt(node, ...path).flatMap((item) => textAt(item) ?? []);
}

export function mappingAt(node: Tree | undefined, ...path: readonly TreeKey[]): TreeMapping | undefined {
  const found = at(node, ...path);
  return found?.kind === 'mapping' ? found : undefined;
}

/** A scalar that nobody wrote, with the place of what it is due to. */
export function scalarLike(place: Tree, value: TreeScalar['value']): TreeScalar {
  return { kind: 'scalar', source: place.source, span: place.span, value };
}

export function mappingOf(place: Tree, entries: Iterable<readonly [string, Tree]>): TreeMapping {
  const made = new Map<string, TreeEntry>();
  for (const [name, value] of entries) made.set(name, entryOf(name, value));
  return { kind: 'mapping', source: place.source, span: place.span, entries: made, flow: false };
}

export function sequenceOf(place: Tree, items: readonly Tree[]): TreeSequence {
  return { kind: 'sequence', source: place.source, span: place.span, items, flow: false };
}

export function entryOf(name: string, value: Tree): TreeEntry {
  return { key: scalarLike(value, name), value };
}

/** The mapping with the entry, which keeps its key's place where it had one. */
export function withEntry(mapping: TreeMapping, name: string, value: Tree): TreeMapping {
  const entries = new Map(mapping.entries);
  const known = entries.get(name);
  entries.set(name, known === undefined ? entryOf(name, value) : { ...known, value });
  return { ...mapping, entries };
}

export function withoutEntry(mapping: TreeMapping, name: string): TreeMapping {
  if (!mapping.entries.has(name)) return mapping;
  const entries = new Map(mapping.entries);
  entries.delete(name);
  return { ...mapping, entries };
}

export function withItem(sequence: TreeSequence, index: number, item: Tree): TreeSequence {
  return { ...sequence, items: sequence.items.map((known, at) => (at === index ? item : known)) };
}

/** The list with each item changed; the same node where none is. */
export function mapItems(sequence: TreeSequence, change: (item: Tree, index: number) => Tree): TreeSequence {
  const items = sequence.items.map(change);
  return items.every((item, index) => item === sequence.items[index]) ? sequence : { ...sequence, items };
}

/** The tree with the value at a path of keys; mappings that are missing are made. */
export function withValue(node: Tree, path: readonly string[], value: Tree): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const mapping = node.kind === 'mapping' ? node : mappingOf(value, []);
  const inner = mapping.entries.get(key)?.value ?? mappingOf(value, []);
  return withEntry(mapping, key, withValue(inner, rest, value));
}

/** The tree with each scalar changed; parts in which nothing changes stay the same nodes. */
export function mapScalars(node: Tree, change: (scalar: TreeScalar, key: string) => Tree, key = ''): Tree {
  switch (node.kind) {
    case 'scalar':
      return change(node, key);
    case 'sequence': {
      const items = node.items.map((item) => mapScalars(item, change, key));
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    case 'mapping': {
      let changed = false;
      const entries = new Map<string, TreeEntry>();
      for (const [name, entry] of node.entries) {
        const value = mapScalars(entry.value, change, name);
        changed ||= value !== entry.value;
        entries.set(name, value === entry.value ? entry : { ...entry, value });
      }
      return changed ? { ...node, entries } : node;
    }
    default:
      return node satisfies never;
  }
}

/** All scalars of a tree, in the order of the text. */
export function* scalarsOf(node: Tree): Generator<TreeScalar> {
  if (node.kind === 'scalar') yield node;
  else if (node.kind === 'sequence') for (const item of node.items) yield* scalarsOf(item);
  else for (const { value } of node.entries.values()) yield* scalarsOf(value);
}
