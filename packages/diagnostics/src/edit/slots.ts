import type { Source, SourceMapping, SourceNode, SourceSequence } from '../source.ts';

export type Collection = SourceMapping | SourceSequence;

/** Where a node hangs in the tree: it is the root, or the key or the value of the `index`th child of a collection. */
export type Slot =
  | { readonly kind: 'root' }
  | { readonly kind: 'key' | 'value'; readonly parent: SourceMapping; readonly index: number }
  | { readonly kind: 'item'; readonly parent: SourceSequence; readonly index: number };

const slotsOf = new WeakMap<Source, ReadonlyMap<SourceNode, Slot>>();

export function slotOf(source: Source, node: SourceNode): Slot {
  const slots = slotsOf.get(source) ?? readSlots(source);
  const slot = slots.get(node);
  if (slot === undefined) throw new Error(`a node to edit is not part of ${source.file}`);
  return slot;
}

function readSlots(source: Source): ReadonlyMap<SourceNode, Slot> {
  const slots = new Map<SourceNode, Slot>();
  const visit = (node: SourceNode, slot: Slot): void => {
    slots.set(node, slot);
    if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) visit(item, { kind: 'item', parent: node, index });
    } else if (node.kind === 'mapping') {
      for (const [index, { key, value }] of [...node.entries.values()].entries()) {
        slots.set(key, { kind: 'key', parent: node, index });
        visit(value, { kind: 'value', parent: node, index });
      }
    }
  };
  if (source.root !== null) visit(source.root, { kind: 'root' });
  slotsOf.set(source, slots);
  return slots;
}
