import type { Plain } from '../edit.ts';
import { toValue } from '../parse/value.ts';
import type { Source } from '../source.ts';
import { changeBlock } from './change-block.ts';
import { changeFlow } from './change-flow.ts';
import { childrenOf } from './layout.ts';
import { type Splice, replaceNode } from './replace.ts';
import type { Collection } from './slots.ts';

/** A value to append; its key, or null in a sequence. */
export interface Insertion {
  readonly key: string | null;
  readonly value: Plain;
}

/** All that one fix does to one collection. */
export interface Change {
  readonly collection: Collection;
  /** The indexes of the children to remove. */
  readonly removed: ReadonlySet<number>;
  readonly inserted: readonly Insertion[];
}

export function changeCollection(source: Source, change: Change): readonly Splice[] {
  const { collection, removed } = change;
  const isEmptied = childrenOf(source.text, collection).length === removed.size;
  const splices = isEmptied
    ? null
    : collection.flow
      ? changeFlow(source, change)
      : changeBlock(source, change);
  return splices ?? replaceNode(source, collection, changed(change));
}

/** The value that the collection holds after the change. */
function changed({ collection, removed, inserted }: Change): Plain {
  if (collection.kind === 'sequence') {
    const kept = collection.items.filter((_, index) => !removed.has(index)).map(toValue);
    return [...kept, ...inserted.map(({ value }) => value)];
  }
  const kept = [...collection.entries].filter((_, index) => !removed.has(index));
  return Object.fromEntries([
    ...kept.map(([key, { value }]) => [key, toValue(value)] as const),
    ...inserted.map(({ key, value }) => [String(key), value] as const),
  ]);
}
