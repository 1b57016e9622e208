import type { MapBox, MapLayout } from '../../data/map-layout.ts';

/** What is lit on the map; everything else fades. */
export interface Lit {
  readonly boxes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export const NOTHING: Lit = { boxes: new Set(), edges: new Set() };

/** A box around others that the file does not state: to point at it means none of them. */
export function isBackground({ kind, subject }: MapBox): boolean {
  return subject === null && kind !== 'note';
}

/**
 * Boxes with what they hold, and the ways that lead through them: of a Service each way to it, of a way in the Services that it
 * leads to.
 */
export function neighbourhood({ boxes, edges, related }: MapLayout, ids: readonly string[]): Lit {
  if (ids.length === 0) return NOTHING;
  const chosen = new Set(ids);
  // a box comes after the one that it lies in
  for (const { id, parent } of boxes) if (parent !== null && chosen.has(parent)) chosen.add(id);
  const beside = edges.filter(({ from, to }) => chosen.has(from) || chosen.has(to));
  const services = boxes.filter(({ id, kind }) => kind === 'service' && chosen.has(id)).map(({ id }) => id);
  const ways = new Set((services.length > 0 ? edges : beside).map(({ way }) => way));
  const carried = new Set(services.length > 0 ? services : beside.flatMap(({ carries }) => carries));
  const lit = edges.filter(
    ({ from, to, way, carries }) =>
      chosen.has(from) || chosen.has(to) || (ways.has(way) && carries.some((id) => carried.has(id))),
  );
  const partners = related.filter((pair) => pair.some((id) => chosen.has(id))).flat();
  const all = [...chosen, ...lit.flatMap(({ from, to }) => [from, to]), ...carried, ...partners];
  return { boxes: withParents(all, boxes), edges: new Set(lit.map(({ id }) => id)) };
}

function withParents(ids: readonly string[], boxes: readonly MapBox[]): ReadonlySet<string> {
  const all = new Set(ids);
  for (const { id, parent } of boxes.toReversed()) if (parent !== null && all.has(id)) all.add(parent);
  return all;
}
