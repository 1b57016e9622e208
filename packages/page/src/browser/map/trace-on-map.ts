import type { Trace } from '@netloom/reachability';
import type { MapEdge, MapLayout } from '../../data/map-layout.ts';
import { subjectId } from '../../data/subject-id.ts';
import { NOTHING, type Lit } from './neighbourhood.ts';

export interface TraceEnds {
  /** Boxes of the source and of the target. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Programs that a packet with a hop of this layer goes through. */
const THROUGH = { tunnel: subjectId.tunnel(), route: subjectId.ingress('') } as const;

/** The ends of a trace and the lines between them, as far as the map has them: the hops say more than it can draw. */
export function traceOnMap(map: MapLayout, { from, to }: TraceEnds, { hops }: Pick<Trace, 'hops'>): Lit {
  const layers = new Set<string>(hops.map(({ layer }) => layer));
  const through = Object.entries(THROUGH).flatMap(([layer, id]) =>
    layers.has(layer) ? [boxesBelow(map, id)] : [],
  );
  const services = new Set(to);
  const edges = map.edges.filter(
    ({ carries }) => carries.length === 0 || carries.some((id) => services.has(id)),
  );
  const parents = new Map(map.boxes.map(({ id, parent }) => [id, parent]));
  const inside = map.boxes
    .filter(({ parent }) => parent !== null && from.includes(parent))
    .map(({ id }) => id);
  const ends = to.flatMap((id) => [id, parents.get(id) ?? id]);
  const stops = [[...from, ...inside], ...through, ends];
  const path = stops.slice(1).flatMap((stop, index) => shortestPath(edges, stops[index] ?? [], stop) ?? []);
  const boxes = [...from, ...to, ...path.flatMap((edge) => [edge.from, edge.to])];
  if (boxes.length === 0) return NOTHING;
  return {
    boxes: new Set(boxes.flatMap((id) => [id, ...above(id, parents)])),
    edges: new Set(path.map(({ id }) => id)),
  };
}

/** One of them, where the id is that of all of a kind: the services at the end decide which. */
function boxesBelow(map: MapLayout, id: string): readonly string[] {
  return id.endsWith('/') ? map.boxes.flatMap((box) => (box.id.startsWith(id) ? [box.id] : [])) : [id];
}

/** The fewest lines from one of the boxes to one of the others; null where none lead there. */
function shortestPath(
  edges: readonly MapEdge[],
  from: readonly string[],
  to: readonly string[],
): readonly MapEdge[] | null {
  const targets = new Set(to);
  const seen = new Set(from);
  let paths: readonly { readonly at: string; readonly path: readonly MapEdge[] }[] = from.map((at) => ({
    at,
    path: [],
  }));
  while (paths.length > 0) {
    const found = paths.find(({ at }) => targets.has(at));
    if (found !== undefined) return found.path;
    paths = paths.flatMap(({ at, path }) =>
      edges.flatMap((edge) => {
        if (edge.from !== at || seen.has(edge.to)) return [];
        seen.add(edge.to);
        return [{ at: edge.to, path: [...path, edge] }];
      }),
    );
  }
  return null;
}

function above(id: string, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const parent = parents.get(id) ?? null;
  return parent === null ? [] : [parent, ...above(parent, parents)];
}
