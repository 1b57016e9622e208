import { plain, type GeneratedFile, type Plain } from '@netloom/chart-kit';
import { placeAt, type Origin, type Place, type Source, type SourceNode } from '@netloom/diagnostics';
import { printPath } from '@netloom/network-model';
import { fileDefault } from './file-default.ts';
import { resolvePointer, type PointerTarget } from './pointer.ts';
import { pathTo, type Path } from './source-path.ts';

/** What gives a generated value. */
export type Reason =
  | ({ readonly kind: 'written' } & WrittenPlace)
  /** `range` is that of the mapping that does not state it. */
  | ({ readonly kind: 'default' } & WrittenPlace)
  /** `path` is a key of the chart's values, such as `image.tag`. */
  | { readonly kind: 'chart-default'; readonly chart: string; readonly path: string }
  | { readonly kind: 'derived'; readonly by: string; readonly from: readonly Reason[] };

export interface WrittenPlace {
  /** `services[2].name`. */
  readonly path: string;
  readonly range: Place;
}

export function reasonOf(origin: Origin): Reason {
  switch (origin.kind) {
    case 'written':
      return { kind: 'written', ...spotOf(origin.source, origin.node) };
    case 'default': {
      const { source, owner, key, within = [] } = origin;
      const path = [...pathIn(source, owner), key, ...within];
      return { kind: 'default', path: printPath(path), range: placeAt(source, owner.span) };
    }
    case 'derived': {
      const { by } = origin;
      const from = origin.from.map(reasonOf);
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

export interface ReasonInput {
  readonly origin: Origin;
  readonly value: Plain;
  readonly found: PointerTarget;
}

/** A key that the row does not state and whose value is the default of the format. */
export function orDefault(because: Reason, { origin, value, found: { holder } }: ReasonInput): Reason {
  if (origin.kind !== 'derived' || holder === null) return because;
  const row = firstSource(origin);
  if (row.kind !== 'written' || row.node.kind !== 'mapping' || row.node.entries.has(holder.key)) {
    return because;
  }
  const path = [...pathIn(row.source, row.node), holder.key];
  const usual = fileDefault(path);
  if (usual === undefined || JSON.stringify(usual) !== JSON.stringify(value)) return because;
  return { kind: 'default', path: printPath(path), range: placeAt(row.source, row.node.span) };
}

interface ChartValue {
  readonly drawing: GeneratedFile;
  readonly value: Plain;
  readonly pointer: string;
}

/** Images are not in the network: they are the chart's own defaults. */
export function orChartDefault(because: Reason, { drawing: { chart }, value, pointer }: ChartValue): Reason {
  if (because.kind !== 'derived' || chart === undefined || !/\/image(\/|$)/.test(pointer)) return because;
  const usual = resolvePointer(chart.defaults(), pointer);
  if (typeof usual === 'string' || JSON.stringify(plain(usual.value)) !== JSON.stringify(value)) {
    return because;
  }
  return { kind: 'chart-default', chart: chart.name, path: pointer.split('/').slice(1).join('.') };
}

/** The start of a chain of derivations. */
function firstSource(origin: Origin): Exclude<Origin, { kind: 'derived' }> {
  return origin.kind === 'derived' ? firstSource(origin.from[0]) : origin;
}

export function spotOf(source: Source, node: SourceNode): WrittenPlace {
  return { path: printPath(pathIn(source, node)) || 'the file', range: placeAt(source, node.span) };
}

function pathIn({ root }: Source, node: SourceNode): Path {
  return (root === null ? null : pathTo(root, node)) ?? [];
}
