import { plain, type Drawing } from '@netloom/chart-kit';
import {
  placeAt,
  type Origin,
  type OriginMap,
  type Place,
  type Source,
  type SourceNode,
} from '@netloom/diagnostics';
import { fileDefault } from './file-default.ts';
import { follow, type Found } from './pointer.ts';
import { pathTo, printPath, textsIn, type Path } from './source-path.ts';

type Plain = ReturnType<typeof plain>;

/** Where a generated value comes from. */
export interface Why {
  readonly value: Plain;
  readonly because: Because;
  /** Where the network says the same text, if that is one place only and not the origin itself. */
  readonly same: Spot | null;
}

export type Because =
  | ({ readonly kind: 'written' } & Spot)
  /** `range` is that of the mapping that does not state it. */
  | ({ readonly kind: 'default' } & Spot)
  /** `path` is a key of the chart's values, such as `image.tag`. */
  | { readonly kind: 'chart-default'; readonly chart: string; readonly path: string }
  | { readonly kind: 'derived'; readonly by: string; readonly from: readonly Because[] };

export interface Spot {
  /** `services[2].name`. */
  readonly path: string;
  readonly range: Place;
}

export interface Asked {
  readonly drawing: Drawing;
  readonly origins: OriginMap;
  /** JSON Pointer; in a file of several documents its first step is the document's number. */
  readonly pointer: string;
  readonly source: Source;
}

/** Why a value of a generated file is what it is; a text where the pointer leads nowhere. */
export function whyValue({ drawing, origins, pointer, source }: Asked): Why | string {
  const { documents } = drawing;
  const whole = documents.length === 1 ? documents[0] : documents;
  const found = follow(whole, pointer);
  if (typeof found === 'string') return found;
  const value = plain(found.value);
  const origin = originOfKey(drawing, { origins, pointer }) ?? originOf(found, origins);
  if (origin === null) return 'the whole file has no one origin: name a document, such as #/0';
  const because = orChartDefault(orDefault(becauseOf(origin), { origin, value, found }), {
    drawing,
    value,
    pointer,
  });
  return { value, because, same: because.kind === 'derived' ? sameText(source, value) : null };
}

/** Of a value that the drawing says the key of. */
function originOfKey(
  { keys = [] }: Drawing,
  { origins, pointer }: Pick<Asked, 'origins' | 'pointer'>,
): Origin | null {
  const found = keys.find((each) => each.pointer === pointer);
  if (found === undefined) return null;
  // whoever drew it has named a key of the row
  return origins.of(found.row, found.key as keyof typeof found.row);
}

function originOf({ value, holder }: Found, origins: OriginMap): Origin | null {
  if (typeof value === 'object' && value !== null && origins.has(value)) return origins.of(value);
  if (holder === null || !origins.has(holder.owner)) return null;
  // The owner has the key: the pointer has led there.
  const origin = origins.of(holder.owner, holder.key as keyof typeof holder.owner);
  return says(origin, value) ? origin : origins.of(holder.owner);
}

/** A key of the same name in the row that an object is made from may be about something else. */
function says(origin: Origin, value: unknown): boolean {
  if (origin.kind !== 'written' || origin.node.kind !== 'scalar') return true;
  const said = plain(value);
  return said === origin.node.value || said === String(origin.node.value);
}

function becauseOf(origin: Origin): Because {
  switch (origin.kind) {
    case 'written':
      return { kind: 'written', ...spot(origin.source, origin.node) };
    case 'default': {
      const { source, owner, key, within = [] } = origin;
      const path = [...pathIn(source, owner), key, ...within];
      return { kind: 'default', path: printPath(path), range: placeAt(source, owner.span) };
    }
    case 'derived': {
      const { by } = origin;
      const from = origin.from.map(becauseOf);
      return {
        kind: 'derived',
        by,
        // one object passed on inside one derivation is one step
        from: from.flatMap((one) => (one.kind === 'derived' && one.by === by ? one.from : [one])),
      };
    }
    default:
      return origin satisfies never;
  }
}

interface Given {
  readonly origin: Origin;
  readonly value: Plain;
  readonly found: Found;
}

/** A key that the row does not state, with the value that the format gives for it. */
function orDefault(because: Because, { origin, value, found: { holder } }: Given): Because {
  if (origin.kind !== 'derived' || holder === null) return because;
  const row = firstSource(origin);
  if (row.kind !== 'written' || row.node.kind !== 'mapping' || row.node.entries.has(holder.key))
    return because;
  const path = [...pathIn(row.source, row.node), holder.key];
  const usual = fileDefault(path);
  if (usual === undefined || JSON.stringify(usual) !== JSON.stringify(value)) return because;
  return { kind: 'default', path: printPath(path), range: placeAt(row.source, row.node.span) };
}

/** No network says which image a chart runs: that is the chart's own default. */
function orChartDefault(
  because: Because,
  { drawing: { chart }, value, pointer }: Pick<Asked, 'drawing' | 'pointer'> & { readonly value: Plain },
): Because {
  if (because.kind !== 'derived' || chart === undefined || !/\/image(\/|$)/.test(pointer)) return because;
  const usual = follow(chart.defaults(), pointer);
  if (typeof usual === 'string' || JSON.stringify(plain(usual.value)) !== JSON.stringify(value))
    return because;
  return { kind: 'chart-default', chart: chart.name, path: pointer.split('/').slice(1).join('.') };
}

/** What stands at the start of a chain of derivations. */
function firstSource(origin: Origin): Exclude<Origin, { kind: 'derived' }> {
  return origin.kind === 'derived' ? firstSource(origin.from[0]) : origin;
}

function sameText(source: Source, value: Plain): Spot | null {
  if (typeof value !== 'string' || source.root === null) return null;
  const [node, ...more] = textsIn(source.root, value);
  return node === undefined || more.length > 0 ? null : spot(source, node);
}

function spot(source: Source, node: SourceNode): Spot {
  return { path: printPath(pathIn(source, node)), range: placeAt(source, node.span) };
}

function pathIn({ root }: Source, node: SourceNode): Path {
  return (root === null ? null : pathTo(root, node)) ?? [];
}
