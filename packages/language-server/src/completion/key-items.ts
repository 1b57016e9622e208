import { CompletionItemKind, CompletionItemTag, type CompletionItem } from 'vscode-languageserver/node';
import type { SchemaNode } from '../schema/schema-node.ts';
import type { Cursor } from './cursor.ts';

/** The keys that a mapping does not have yet, those that it must have first. */
export function keyItems(
  mapping: SchemaNode,
  cursor: Cursor,
  taken: ReadonlySet<string>,
): readonly CompletionItem[] {
  const required = new Set(mapping.required);
  return mapping.keys
    .filter((key) => !taken.has(key))
    .map((key, index) => {
      const schema = mapping.child(key);
      return {
        label: key,
        kind: CompletionItemKind.Property,
        sortText: `${required.has(key) ? '0' : '1'}${String(index).padStart(4, '0')}`,
        ...(required.has(key) && { detail: 'required' }),
        ...(schema !== null && documentationOf(schema)),
        ...(schema?.isDeprecated === true && { tags: [CompletionItemTag.Deprecated] }),
        insertText: `${key}:${holdsOthers(schema) && !cursor.isFlow ? '' : ' '}`,
      };
    });
}

/** What the schema says, and the default. */
export function documentationOf(schema: SchemaNode): Pick<CompletionItem, 'documentation'> {
  const { description, default: initial } = schema;
  const text = [description, initial === null ? null : `Default: ${initial}`].filter((part) => part !== null);
  return text.length === 0 ? {} : { documentation: text.join('\n\n') };
}

/** Whether the value begins on a line of its own, in a block. */
function holdsOthers(schema: SchemaNode | null): boolean {
  const types = schema?.types ?? [];
  return types.length > 0 && types.every((type) => type === 'object' || type === 'array');
}
