import type { Planned } from '../model/planned.ts';
import type { Addition } from './comparison.ts';
import { isStated, plannedValue } from './planned-value.ts';
import { isRow, rowListAt } from './row-lists.ts';

/** A part of what is added, as a reader wants it: each row of a list that is new as a whole. */
export interface AddedPart {
  readonly path: string;
  readonly planned: Planned;
}

export function describeRows({ path, key, planned, steps }: Addition): readonly AddedPart[] {
  // a row in a row, or a value of it, is one part
  if (key === null || steps.some((step) => typeof step === 'number')) return [{ path, planned }];
  return [...partsOf(path, planned)];
}

function* partsOf(path: string, planned: Planned): Iterable<AddedPart> {
  const list = rowListAt(path);
  if (list !== null && planned.kind === 'list') {
    for (const item of planned.items) {
      const row = plannedValue(item);
      yield { path: `${path}[${isRow(row) ? (list.keys[0](row) ?? '') : ''}]`, planned: item };
    }
  } else if (planned.kind === 'map' && planned.entries.size > 0) {
    for (const [key, value] of planned.entries) {
      if (isStated(value)) yield* partsOf(`${path}.${key}`, value);
    }
  } else {
    yield { path, planned };
  }
}
