import type { EditValue } from '@netloom/diagnostics';
import type { Planned, PlannedMap } from '../model/planned.ts';

/** The plain value of a planned part, guesses included. */
export function plannedValue(planned: Planned): EditValue {
  switch (planned.kind) {
    case 'scalar':
      return planned.value;
    case 'list':
      return planned.items.map(plannedValue);
    case 'map':
      return Object.fromEntries(
        Array.from(planned.entries, ([key, value]) => [key, plannedValue(value)] as const),
      );
    default:
      return planned satisfies never;
  }
}

/** Whether any of it is written in the sources: the rest are guesses, and what every network file has. */
export function isStated(planned: Planned): boolean {
  if (planned.kind === 'scalar') return planned.guess === undefined && planned.from !== undefined;
  const children = planned.kind === 'map' ? [...planned.entries.values()] : planned.items;
  return children.length === 0 ? planned.from !== undefined : children.some(isStated);
}

/** What stands at the end of a path in which `*` is every row; undefined takes it out. */
export function mapAt(
  planned: Planned,
  [step, ...rest]: readonly string[],
  change: (part: Planned) => Planned | undefined,
): Planned | undefined {
  if (step === undefined) return change(planned);
  if (planned.kind === 'list' && step === '*') {
    const items = planned.items.flatMap((item) => mapAt(item, rest, change) ?? []);
    return items.length === 0 && planned.items.length > 0 ? undefined : { ...planned, items };
  }
  const value = planned.kind === 'map' ? planned.entries.get(step) : undefined;
  if (planned.kind !== 'map' || value === undefined) return planned;
  const changed = mapAt(value, rest, change);
  if (changed === value) return planned;
  const entries = new Map(planned.entries);
  if (changed === undefined) entries.delete(step);
  else entries.set(step, changed);
  return { ...planned, entries };
}

/** `mapAt` by a path as `services.*.expose.*`. A network file stays one, whatever is taken out of it. */
export function changeAt(
  planned: PlannedMap,
  path: string,
  change: (part: Planned) => Planned | undefined,
): PlannedMap {
  const changed = mapAt(planned, path.split('.'), change);
  return changed?.kind === 'map' ? changed : planned;
}

/** What stands under keys of mappings. */
export function partAt(planned: Planned | undefined, ...path: readonly string[]): Planned | undefined {
  return path.reduce((part, key) => (part?.kind === 'map' ? part.entries.get(key) : undefined), planned);
}

/** The text of a scalar under a key; null where there is none. */
export function textAt(planned: Planned, key: string): string | null {
  const value = partAt(planned, key);
  return value?.kind === 'scalar' ? String(value.value) : null;
}

export function itemsAt(planned: Planned | undefined, ...path: readonly string[]): readonly Planned[] {
  const value = partAt(planned, ...path);
  return value?.kind === 'list' ? value.items : [];
}
