import type { Origin } from './origin.ts';
import { primaryNode } from './origins.ts';
import type { Source } from './source.ts';

const bareSources = new WeakMap<Source, Source>();

/** The place of an origin without the tree of its file, for what outlives the tree: findings about it cannot have a fix. */
export function placeOnly(origin: Origin): Origin {
  const { source, node } = primaryNode(origin);
  return {
    kind: 'written',
    source: withoutTree(source),
    node: { kind: 'scalar', span: node.span, value: null, ...(node.alias && { alias: node.alias }) },
  };
}

/** The file and its text, one object for each source. */
export function withoutTree(source: Source): Source {
  const known = bareSources.get(source);
  if (known !== undefined) return known;
  const { file, text, isLive } = source;
  const bare = { file, text, root: null, ...(isLive && { isLive }) };
  bareSources.set(source, bare);
  return bare;
}
