import type { EditValue } from '../edit.ts';
import { toValue } from '../parse/value.ts';
import type { Source } from '../source.ts';
import { changeBlock } from './change-block.ts';
import { changeFlow } from './change-flow.ts';
import type { Change } from './change.ts';
import { childrenOf } from './layout.ts';
import { type Splice, replaceNode } from './replace.ts';

/** What a change makes of its collection's text. */
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
function changed({ collection, removed, inserted }: Change): EditValue {
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
