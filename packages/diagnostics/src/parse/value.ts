import type { EditValue } from '../edit.ts';
import type { SourceNode } from '../source.ts';

/** The plain value that a tree holds. No key is `__proto__`: the reader refuses it. */
export function toValue(node: SourceNode): EditValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(toValue);
    case 'mapping': {
      const value: Record<string, EditValue> = {};
      for (const [key, entry] of node.entries) value[key] = toValue(entry.value);
      return value;
    }
    default:
      return node satisfies never;
  }
}
