import { type Source, type SourceNode, parseDocuments } from '@netloom/diagnostics';
import type { Tree, TreeEntry, TreeScalar } from '../tree.ts';
import type { UnreadSource } from '../sources.ts';
import { concealEncrypted } from './secrets.ts';

/** The trees of a text's documents, and what of it could not be read. */
export interface ParsedTrees {
  readonly trees: readonly Tree[];
  readonly unread: readonly UnreadSource[];
}

/** Reads every document of a text; values that SOPS or its like encrypted are concealed. */
export function parseTrees(text: string, file: string): ParsedTrees {
  const source = { file, text, root: null };
  const { documents, broken } = parseDocuments(text, file);
  return {
    trees: documents.map((document) => toTree(document, source)),
    unread: broken.map(({ message, range }) => ({
      file,
      ...(range !== null && { line: range.start.line }),
      why: message,
    })),
  };
}

/** The same nodes, each with its text. */
export function toTree(node: SourceNode, source: Source): Tree {
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
