import type { Tree } from '../sources/tree.ts';

/** A value of the network file that is to be written, with where it comes from. */
export type Planned = PlannedScalar | PlannedList | PlannedMap;

interface PlannedBase {
  /** Where the user's files state it; none where nothing does. */
  readonly from?: Tree | undefined;
  /** Why it has this value though no file states it: written as a comment, `# guessed: …`. */
  readonly guess?: string | undefined;
  /** What it is for: written before its key, as a comment of one line. */
  readonly note?: string | undefined;
}

export interface PlannedScalar extends PlannedBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean;
}

export interface PlannedList extends PlannedBase {
  readonly kind: 'list';
  readonly items: readonly Planned[];
}

export interface PlannedMap extends PlannedBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Planned>;
}

/** A text, a number or a flag. */
export function scalar(value: PlannedScalar['value'], from?: Tree): PlannedScalar {
  return { kind: 'scalar', value, from };
}

/** A scalar that no file states. */
export function guessed(value: PlannedScalar['value'], guess: string): PlannedScalar {
  return { kind: 'scalar', value, guess };
}

export function list(items: readonly Planned[], from?: Tree): PlannedList {
  return { kind: 'list', items, from };
}

/** The same value with a comment before its key. */
export function noted<Value extends Planned>(value: Value, note: string): Value {
  return { ...value, note };
}

/** In the order of the keys; what is undefined, and an empty list, is left out. */
export function map(entries: Readonly<Record<string, Planned | undefined>>, from?: Tree): PlannedMap {
  const stated = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined || isEmpty(value) ? [] : [[key, value] as const],
  );
  return { kind: 'map', entries: new Map(stated), from };
}

function isEmpty(value: Planned): boolean {
  return value.kind === 'list' && value.items.length === 0;
}

/** The text of a scalar. */
export function textOf({ value }: PlannedScalar): string {
  return String(value);
}

/** Where it is stated, or the first part of it that is. */
export function originOf(planned: Planned): Tree | undefined {
  if (planned.from !== undefined) return planned.from;
  const children =
    planned.kind === 'map' ? [...planned.entries.values()] : planned.kind === 'list' ? planned.items : [];
  for (const child of children) {
    const found = originOf(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
