import type { Diagnostic, Source, SourceNode } from '@netloom/diagnostics';
import { originOf, type Planned, type PlannedList, type PlannedMap } from '../model/planned.ts';
import type { Tree } from '../sources/tree.ts';

/** A part that was taken out of a planned file, and why. */
export interface Pruned {
  /** Where it was: `services.2.selector`. */
  readonly path: string;
  readonly why: string;
  /** Where the user's files state it; none for what no file states. */
  readonly at: Tree | undefined;
}

type Step = string | number;

/** The file without the smallest part that a mistake of form is about; null where that is all of it. */
export function prune(
  file: PlannedMap,
  { root }: Source,
  { range, message }: Diagnostic,
): { readonly file: PlannedMap; readonly pruned: Pruned } | null {
  if (root === null || range === null) return null;
  const span = { start: range.start.offset, end: range.end.offset };
  const path = pathTo(file, root, span);
  if (path === null || path.length < 2) return null;
  const rest = without(file, path);
  if (rest?.kind !== 'map') return null;
  const at = originAt(file, path);
  return { file: rest, pruned: { path: path.join('.'), why: message, at } };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** To the smallest planned part whose text holds the span. */
function pathTo(planned: Planned, node: SourceNode, span: Span): readonly Step[] | null {
  for (const [step, child, own, key] of childrenOf(planned, node)) {
    if (holds(own.span, span)) return [step, ...(pathTo(child, own, span) ?? [])];
    if (key !== null && holds(key.span, span)) return [step];
  }
  return holds(node.span, span) ? [] : null;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function* childrenOf(
  planned: Planned,
  node: SourceNode,
): Iterable<readonly [Step, Planned, SourceNode, SourceNode | null]> {
  if (planned.kind === 'map' && node.kind === 'mapping') {
    for (const [key, value] of planned.entries) {
      const entry = node.entries.get(key);
      if (entry !== undefined) yield [key, value, entry.value, entry.key];
    }
  } else if (planned.kind === 'list' && node.kind === 'sequence') {
    for (const [index, item] of planned.items.entries()) {
      const own = node.items[index];
      if (own !== undefined) yield [index, item, own, null];
    }
  }
}

/** Lists and maps that become empty go, too. */
function without(planned: Planned, [step, ...rest]: readonly Step[]): Planned | null {
  if (step === undefined) return null;
  if (planned.kind === 'map') {
    const entries = Array.from(planned.entries).flatMap(([key, value]) => {
      if (key !== step) return [[key, value] as const];
      const left = without(value, rest);
      return left === null ? [] : [[key, left] as const];
    });
    return entries.length === 0 ? null : ({ ...planned, entries: new Map(entries) } satisfies PlannedMap);
  }
  if (planned.kind === 'scalar') return null;
  const items = planned.items.flatMap((item, index) => {
    if (index !== step) return [item];
    return without(item, rest) ?? [];
  });
  return items.length === 0 ? null : ({ ...planned, items } satisfies PlannedList);
}

/** Of the part itself, else of the nearest part that holds it. */
function originAt(planned: Planned, [step, ...rest]: readonly Step[]): Tree | undefined {
  if (step === undefined) return originOf(planned);
  const child =
    planned.kind === 'map'
      ? planned.entries.get(String(step))
      : planned.kind === 'list'
        ? planned.items[Number(step)]
        : undefined;
  return (child === undefined ? undefined : originAt(child, rest)) ?? planned.from;
}
