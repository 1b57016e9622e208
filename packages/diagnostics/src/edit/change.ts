import type { EditValue } from '../edit.ts';
import type { Collection } from './slots.ts';

/** A value to append; its key, or null in a sequence. */
export interface Insertion {
  readonly key: string | null;
  readonly value: EditValue;
}

/** All that one fix does to one collection. */
export interface Change {
  readonly collection: Collection;
  /** The indexes of the children to remove. */
  readonly removed: ReadonlySet<number>;
  readonly inserted: readonly Insertion[];
}
