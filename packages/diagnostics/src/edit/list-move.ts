import type { EditValue } from '../edit.ts';

/** A mapping under a key of the file that becomes the first item of a list under another one. */
export interface MoveIntoList {
  readonly from: string;
  readonly into: string;
  /** What the item begins with: its name. */
  readonly lead: Readonly<Record<string, EditValue>>;
  /** What takes the place of an entry, which is nothing where it has no place in the item; null where it stays as it is. */
  readonly change: (key: string, value: EditValue) => Readonly<Record<string, EditValue>> | null;
  /** Keys of the file that become entries of the item. */
  readonly along: readonly string[];
  /** What the file gets where the mapping was. */
  readonly instead: Readonly<Record<string, EditValue>>;
}
