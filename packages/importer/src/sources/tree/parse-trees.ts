import { type Source, type SourceNode, parseDocuments } from '@netloom/diagnostics';
import type { UnreadSource } from '../sources.ts';
import type { Tree, TreeEntry, TreeScalar } from '../tree.ts';
import { scalarsOf } from './nodes.ts';
import { conceal, concealEncrypted, maskSecrets } from './secrets.ts';

/** The trees of a text's documents, and what of it could not be read. */
export interface ParsedTrees {
  readonly trees: readonly Tree[];
  readonly unread: readonly UnreadSource[];
  /** How many values are concealed. */
  readonly secrets: number;
}

/** Reads every document of a text. What SOPS or its like encrypted, and the data of a Secret, is concealed. */
export function parseTrees(text: string, file: string, more: Pick<Source, 'isLive'> = {}): ParsedTrees {
  const { documents, broken } = parseDocuments(text, file);
  const masked = maskSecrets(text, documents);
  const source = { file, text: masked, root: null, ...more };
  const trees = (masked === text ? documents : parseDocuments(masked, file).documents).map((document) =>
    concealSecret(toTree(document, source)),
  );
  return {
    trees,
    unread: broken.map(({ message, range }) => ({
      file,
      ...(range !== null && { line: range.start.line }),
      why: message,
    })),
    secrets: trees.reduce((sum, tree) => sum + countSecrets(tree), 0),
  };
}

/** The same nodes, each with its text. */
function toTree(node: SourceNode, source: Source): Tree {
  return convert(node, { source, key: '' });
}

function convert(node: SourceNode, at: { readonly source: Source; readonly key: string }): Tree {
  const { source } = at;
  switch (node.kind) {
    case 'scalar':
      return concealEncrypted({ ...node, source }, at.key);
    case 'sequence':
      return { ...node, source, items: node.items.map((item) => convert(item, at)) };
    case 'mapping': {
      const entries = new Map<string, TreeEntry>();
      for (const [name, entry] of node.entries) {
        const key: TreeScalar = { ...entry.key, source };
        entries.set(name, { ...entry, key, value: convert(entry.value, { source, key: name }) });
      }
      return { ...node, source, entries };
    }
    default:
      return node satisfies never;
  }
}

function concealSecret(tree: Tree): Tree {
  const kind = tree.kind === 'mapping' ? tree.entries.get('kind')?.value : undefined;
  if (tree.kind !== 'mapping' || kind?.kind !== 'scalar' || kind.value !== 'Secret') return tree;
  const entries = new Map(tree.entries);
  for (const field of ['data', 'stringData']) {
    const data = entries.get(field);
    if (data?.value.kind !== 'mapping') continue;
    const concealed = new Map<string, TreeEntry>();
    for (const [name, entry] of data.value.entries) {
      const { value } = entry;
      concealed.set(name, value.kind === 'scalar' ? { ...entry, value: conceal(value, name) } : entry);
    }
    entries.set(field, { ...data, value: { ...data.value, entries: concealed } });
  }
  return { ...tree, entries };
}

function countSecrets(tree: Tree): number {
  let count = 0;
  for (const { hidden } of scalarsOf(tree)) if (hidden !== undefined) count += 1;
  return count;
}
