import { childAt, type SourceNode } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import type { CompletionItem } from 'vscode-languageserver/node';
import { pathOfSteps } from '../document/node-at.ts';
import type { Snapshot } from '../document/snapshot.ts';
import type { SchemaNode } from '../schema/schema-node.ts';
import { cursorAt } from './cursor-at.ts';
import type { Cursor } from './cursor.ts';
import { keyItems } from './key-items.ts';
import { valueItems } from './value-items.ts';

export interface CompletionContext {
  /** The text that is written in, which need not be YAML. */
  readonly snapshot: Snapshot;
  /** The last version that was YAML; null where there was none. */
  readonly tree: Snapshot | null;
  /** Of the last version without mistakes of form. */
  readonly facts: NetworkFacts | null;
  readonly schema: SchemaNode;
}

/** What can be written at an offset, each as an edit of the word that is begun there. */
export function completionsAt(context: CompletionContext, offset: number): readonly CompletionItem[] {
  const { snapshot, tree, schema } = context;
  const cursor = cursorAt(snapshot.text, offset);
  if (cursor === null) return [];
  const at = schema.at(cursor.steps);
  const root = tree?.source.root ?? null;
  const items = [
    ...(cursor.expects === 'value' || at === null ? [] : keysAt(at, cursor, root)),
    ...(cursor.expects === 'key' ? [] : valuesAt(context, { cursor, at, root })),
  ];
  const range = snapshot.rangeOf(cursor.token);
  return items.map(({ insertText, ...item }) => ({
    ...item,
    filterText: item.label,
    textEdit: { range, newText: newText(snapshot.text, cursor, insertText ?? item.label) },
  }));
}

/** Of the mapping at the cursor, or of each item of a list, behind a dash that comes with them. */
function keysAt(at: SchemaNode, cursor: Cursor, root: SourceNode | null): readonly CompletionItem[] {
  if (at.keys.length > 0) {
    return keyItems(at, cursor, new Set([...cursor.keys, ...writtenKeys(cursor, root)]));
  }
  const item = cursor.isFlow ? null : at.child(0);
  if (item === null || item.keys.length === 0 || !at.types.includes('array')) return [];
  return keyItems(item, cursor, new Set()).map((one) => ({
    ...one,
    insertText: `- ${one.insertText ?? one.label}`,
  }));
}

/**
 * The keys that the mapping has in the tree, behind the cursor too, but the one that is being written. A tree of an earlier
 * version may have another mapping there: it is the same one where it has all that stands before the cursor.
 */
function writtenKeys({ steps, prefix, keys }: Cursor, root: SourceNode | null): readonly string[] {
  const node = steps.reduce<SourceNode | null>((parent, step) => parent && childAt(parent, step), root);
  if (node?.kind !== 'mapping' || keys.size === 0) return [];
  if (![...keys].every((key) => node.entries.has(key))) return [];
  return [...node.entries.keys()].filter((key) => prefix === '' || !key.startsWith(prefix));
}

interface ValuePlace {
  readonly cursor: Cursor;
  readonly at: SchemaNode | null;
  readonly root: SourceNode | null;
}

function valuesAt(
  { tree, facts }: CompletionContext,
  { cursor, at, root }: ValuePlace,
): readonly CompletionItem[] {
  const isList = at !== null && at.types.includes('array') && !at.types.includes('string');
  const steps = isList ? [...cursor.steps, 0] : cursor.steps;
  const items = valueItems({
    place: { path: pathOfSteps(steps), segment: segmentOf(cursor.steps, root) },
    schema: isList ? at.child(0) : at,
    occurrences: tree?.occurrences ?? [],
    facts,
  });
  if (!isList || cursor.isFlow) return items;
  const before = cursor.expects === 'either' ? '- ' : null;
  return items.map((item) => ({
    ...item,
    insertText: before === null ? `[${item.label}]` : `${before}${item.label}`,
  }));
}

function segmentOf([list, index]: Cursor['steps'], root: SourceNode | null): string | null {
  if (list !== 'segments' || index === undefined || root === null) return null;
  const segments = childAt(root, list);
  const segment = segments === null ? null : childAt(segments, index);
  const name = segment === null ? null : childAt(segment, 'name');
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : null;
}

/** A key that has its colon already gets no second one. */
function newText(text: string, { token, expects }: Cursor, inserted: string): string {
  const hasColon = expects !== 'value' && /^[ \t]*:/.test(text.slice(token.end, token.end + 8));
  return hasColon ? inserted.replace(/:\s*$/, '') : inserted;
}
