import type { Tree, TreeMapping, TreeSequence } from '../tree.ts';
import { at, textAt, withEntry, withItem, withoutEntry } from '../tree/nodes.ts';

/** Applies a JSON patch (RFC 6902); an operation whose place is not there changes nothing. */
export function applyJsonPatch(tree: Tree, operations: readonly Tree[]): Tree {
  return operations.reduce(applyOperation, tree);
}

function applyOperation(tree: Tree, operation: Tree): Tree {
  const path = pointer(textAt(operation, 'path') ?? '');
  const from = pointer(textAt(operation, 'from') ?? '');
  const value = at(operation, 'value');
  switch (textAt(operation, 'op')) {
    case 'add':
      return value === undefined ? tree : change(tree, path, { kind: 'add', value });
    case 'replace':
      return value === undefined ? tree : change(tree, path, { kind: 'replace', value });
    case 'remove':
      return change(tree, path, { kind: 'remove' });
    case 'copy': {
      const found = nodeUnder(tree, from);
      return found === undefined ? tree : change(tree, path, { kind: 'add', value: found });
    }
    case 'move': {
      const found = nodeUnder(tree, from);
      if (found === undefined) return tree;
      return change(change(tree, from, { kind: 'remove' }), path, { kind: 'add', value: found });
    }
    case undefined:
    default:
      return tree;
  }
}

type Change = { readonly kind: 'add' | 'replace'; readonly value: Tree } | { readonly kind: 'remove' };

function change(tree: Tree, path: readonly string[], done: Change): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return done.kind === 'remove' ? tree : done.value;
  switch (tree.kind) {
    case 'mapping':
      return changeEntry(tree, { key, rest, done });
    case 'sequence':
      return changeItem(tree, { key, rest, done });
    case 'scalar':
      return tree;
    default:
      return tree satisfies never;
  }
}

interface Step {
  readonly key: string;
  readonly rest: readonly string[];
  readonly done: Change;
}

function changeEntry(mapping: TreeMapping, { key, rest, done }: Step): Tree {
  const inner = mapping.entries.get(key)?.value;
  if (rest.length > 0) {
    return inner === undefined ? mapping : withEntry(mapping, key, change(inner, rest, done));
  }
  if (done.kind === 'remove') return withoutEntry(mapping, key);
  return withEntry(mapping, key, done.value);
}

function changeItem(sequence: TreeSequence, { key, rest, done }: Step): Tree {
  const { items } = sequence;
  const index = key === '-' ? items.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > items.length) return sequence;
  const inner = items[index];
  if (rest.length > 0) {
    return inner === undefined ? sequence : withItem(sequence, index, change(inner, rest, done));
  }
  switch (done.kind) {
    case 'add':
      return { ...sequence, items: items.toSpliced(index, 0, done.value) };
    case 'replace':
      return inner === undefined ? sequence : withItem(sequence, index, done.value);
    case 'remove':
      return { ...sequence, items: items.toSpliced(index, 1) };
    default:
      return done satisfies never;
  }
}

function nodeUnder(tree: Tree, path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>(
    (node, key) => at(node, node?.kind === 'sequence' ? Number(key) : key),
    tree,
  );
}

/** RFC 6901. */
function pointer(text: string): readonly string[] {
  if (text === '') return [];
  return text
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
