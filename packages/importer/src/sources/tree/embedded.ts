import type { Tree, TreeScalar } from '../tree.ts';
import { parseTrees } from './parse-trees.ts';

/** What has been done to the text of a scalar since it was read, to be done to what is read from it. */
const rewrites = new WeakMap<TreeScalar, (tree: Tree) => Tree>();

/** Notes that `scalar` is `before` with `rewrite` applied to its text. */
export function noteRewrite(
  scalar: TreeScalar,
  { before, rewrite }: { readonly before: TreeScalar; readonly rewrite: (tree: Tree) => Tree },
): void {
  const earlier = rewrites.get(before);
  rewrites.set(scalar, earlier === undefined ? rewrite : (tree) => rewrite(earlier(tree)));
}

/**
 * The YAML that a string holds, such as `values: |` of an Application or a file in a ConfigMap. Its nodes have their places in
 * the file: a block scalar is the YAML itself, at its indentation.
 */
export function embeddedTrees(scalar: TreeScalar): readonly Tree[] {
  if (typeof scalar.value !== 'string') return [];
  const { source, span } = scalar;
  const written = source.text.slice(span.start, span.end);
  const start = blockStart(written);
  const rewrite = rewrites.get(scalar) ?? ((tree: Tree) => tree);
  const isFile = span.start === 0 && span.end === source.text.length;
  if (start === null && !isFile) {
    return parseTrees(scalar.value, source.file).trees.map((tree) => placedAt(tree, scalar));
  }
  const from = span.start + (start ?? 0);
  const blank = source.text.slice(0, from).replace(/[^\r\n]/g, ' ');
  const { trees } = parseTrees(blank + source.text.slice(from, span.end), source.file);
  return trees.map((tree) => rewrite(inSource(tree, scalar)));
}

/** Where the text of a block scalar, or of a heredoc of Terraform, begins after its header; null for other scalars. */
function blockStart(written: string): number | null {
  const header = /^(?:[|>][^\r\n]*|<<-?\w+[ \t]*)(?:\r\n?|\n)/.exec(written);
  return header === null ? null : header[0].length;
}

function inSource(node: Tree, { source }: TreeScalar): Tree {
  return mapNodes(node, (part) => ({ ...part, source }));
}

/** Quoted text has escapes and folded lines: the scalar as a whole is the place of all that is in it. */
function placedAt(node: Tree, { source, span }: TreeScalar): Tree {
  return mapNodes(node, (part) => ({ ...part, source, span }));
}

function mapNodes(node: Tree, change: <T extends Tree>(part: T) => T): Tree {
  switch (node.kind) {
    case 'scalar':
      return change(node);
    case 'sequence':
      return change({ ...node, items: node.items.map((item) => mapNodes(item, change)) });
    case 'mapping':
      return change({
        ...node,
        entries: new Map(
          [...node.entries].map(([name, entry]) => [
            name,
            { ...entry, key: change(entry.key), value: mapNodes(entry.value, change) },
          ]),
        ),
      });
    default:
      return node satisfies never;
  }
}
