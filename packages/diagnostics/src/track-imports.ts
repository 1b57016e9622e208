import { childrenOf } from './children-of.ts';
import type { Origin } from './origin.ts';
import { childAt, type OriginMap } from './origins.ts';
import type { Source, SourceNode } from './source.ts';

/** What was imported: nodes of a source, each with the node of another source that it was made from. */
export type ImportedNodes = ReadonlyMap<SourceNode, ImportedNode>;

export interface ImportedNode {
  readonly source: Source;
  readonly node: SourceNode;
}

/** Moves the origins of imported values, which `trackOrigins` recorded, into the sources that they were imported from. */
export function trackImports(
  value: object,
  { source: { root }, imported }: { readonly source: Source; readonly imported: ImportedNodes },
  origins: OriginMap,
): void {
  if (root === null || imported.size === 0) return;
  const walk = (owner: object, node: SourceNode | null, place: ImportedNode | null): void => {
    if (place !== null) origins.set(owner, written(place));
    for (const [key, child] of childrenOf(owner)) {
      const own = node === null ? null : childAt(node, key);
      const from = (own === null ? undefined : imported.get(own)) ?? placeUnder(place, key);
      if (typeof child === 'object' && child !== null) walk(child, own, from);
      // `owner` was enumerated: it has the key
      else if (from !== null) origins.setKey(owner, key as keyof typeof owner, written(from));
    }
  };
  walk(value, root, imported.get(root) ?? null);
}

/** The other source has a shape of its own: what it has no key for comes from the whole. */
function placeUnder(place: ImportedNode | null, key: string | number): ImportedNode | null {
  return place && { ...place, node: childAt(place.node, key) ?? place.node };
}

function written({ source, node }: ImportedNode): Origin {
  return { kind: 'written', source, node };
}
