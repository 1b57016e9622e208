import { childrenOf } from './children-of.ts';
import type { Origin } from './origin.ts';
import { type OriginMap, originOfKey } from './origins.ts';
import type { Source } from './source.ts';

/** Records the origin of each object in a decoded value, walking it together with the tree it was decoded from. */
export function trackOrigins(value: unknown, source: Source, origins: OriginMap): void {
  if (source.root !== null) track(value, { kind: 'written', source, node: source.root }, origins);
}

function track(value: unknown, origin: Origin, origins: OriginMap): void {
  if (typeof value !== 'object' || value === null) return;
  origins.set(value, origin);
  for (const [key, child] of childrenOf(value)) track(child, originOfKey(origin, key), origins);
}
