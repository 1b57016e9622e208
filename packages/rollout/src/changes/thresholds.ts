import type { ApiObject } from '@netloom/cluster';
import type { ObjectChange } from './objects/diff-objects.ts';
import type { Refusal } from './refusal.ts';

/** A share of fewer objects says little: one of two is half. */
const FEWEST = 10;
const MOST_PERCENT = 30;

/** How many objects of a kind may be deleted, whatever share of all they are. */
export type AllowedDeletes = ReadonlyMap<string, number>;

/** Refuses plans that delete a large part of what there is of a kind: more likely a mistake than a wish. */
export function tooManyDeletes({
  before,
  changes,
  allowed,
}: {
  readonly before: readonly ApiObject[];
  readonly changes: readonly ObjectChange[];
  readonly allowed: AllowedDeletes;
}): readonly Refusal[] {
  const there = Map.groupBy(before, ({ kind }) => kind);
  const gone = Map.groupBy(
    changes.filter(({ action }) => action === 'delete'),
    ({ kind }) => kind,
  );
  return [...gone].flatMap(([kind, { length: deleted }]) => {
    const count = there.get(kind)?.length ?? 0;
    if (count < FEWEST || deleted * 100 <= count * MOST_PERCENT) return [];
    if (deleted <= (allowed.get(kind) ?? 0)) return [];
    return [
      {
        code: 'too-many-deletes' as const,
        message: `deletes ${deleted} of ${count} ${kind} (${percent(deleted, count)} % > ${MOST_PERCENT} %)`,
        help: `pass --allow-deletes ${kind}=${deleted} if that is what you want`,
      },
    ];
  });
}

/** Whole, unless that would read as no more than the limit. */
function percent(part: number, whole: number): string {
  const share = (part * 100) / whole;
  return share < MOST_PERCENT + 1 ? share.toFixed(1) : share.toFixed(0);
}
