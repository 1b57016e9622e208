import { parseSource, type Source, type SourceNode } from '@netloom/diagnostics';
import type { LiveObject, Sources, Tree } from '../src/index.ts';

/** Live objects of one cluster, as manifests: file → YAML documents. */
export function sourcesOf(files: Readonly<Record<string, string>>, cluster = 'home'): Sources {
  const objects = Object.entries(files).flatMap(([file, text]) => objectsIn(file, text, cluster));
  return {
    ...{ files: Object.keys(files).length, clusters: [cluster], objects },
    ...{ charts: [], machines: [], others: [], unread: [], secrets: 0 },
  };
}

function objectsIn(file: string, text: string, cluster: string): readonly LiveObject[] {
  const whole: Source = { file, text, root: null };
  return documentsIn(text).flatMap(({ start, text: document }) => {
    // blank lines keep each document where it is in the file
    const { root } = parseSource(
      `${text.slice(0, start).replaceAll(/[^\n]/g, ' ').replaceAll(/ +/g, '')}${document}`,
      file,
    ).source;
    if (root === null) return [];
    const shift = text.slice(0, start).length - text.slice(0, start).replaceAll(/[^\n]/g, '').length;
    const tree = treeOf(root, whole, shift);
    const value = (...path: readonly string[]): string | undefined => {
      let node: Tree | undefined = tree;
      for (const key of path) node = node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
      return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
    };
    const namespace = value('metadata', 'namespace');
    return [
      {
        apiVersion: value('apiVersion') ?? '',
        kind: value('kind') ?? '',
        name: value('metadata', 'name') ?? '',
        ...(namespace !== undefined && { namespace }),
        tree,
        cluster,
        liveness: { state: 'live' },
        origin: 'manifest',
      },
    ];
  });
}

function documentsIn(text: string): readonly { readonly start: number; readonly text: string }[] {
  let start = 0;
  return text.split(/^---\n/m).map((document) => {
    const found = { start, text: document };
    start += document.length + '---\n'.length;
    return found;
  });
}

/** Each node with its own file, as the reader of sources gives it. */
export function treeOf(node: SourceNode, source: Source, shift = 0): Tree {
  const span = { start: node.span.start + shift, end: node.span.end + shift };
  switch (node.kind) {
    case 'scalar':
      return { kind: 'scalar', span, value: node.value, source };
    case 'sequence':
      return {
        kind: 'sequence',
        span,
        flow: node.flow,
        source,
        items: node.items.map((one) => treeOf(one, source, shift)),
      };
    case 'mapping':
      return {
        ...{ kind: 'mapping', span, flow: node.flow, source },
        entries: new Map(
          Array.from(node.entries, ([key, entry]) => {
            const at = { start: entry.key.span.start + shift, end: entry.key.span.end + shift };
            const own = { kind: 'scalar', span: at, value: entry.key.value, source } as const;
            return [key, { key: own, value: treeOf(entry.value, source, shift) }] as const;
          }),
        ),
      };
    default:
      return node satisfies never;
  }
}
