import { childAt, toValue, type Edit, type Origin, type Source, type SourceNode } from '@netloom/diagnostics';
import type { FoundKey } from './find-keys.ts';
import { stepsOf } from './key-change.ts';

/**
 * The edits that move a key to where its change says, with its value. null where no key is named, where that one is written
 * already, and where a comment would be lost: only a key that stays in its mapping keeps those of its value.
 */
export function moveKey(
  source: Source,
  { change, path, parent, key, value }: FoundKey,
): readonly Edit[] | null {
  const target = change.instead === null ? null : concrete(stepsOf(change.instead), path);
  const name = target?.at(-1);
  if (source.root === null || target === null || name === undefined) return null;
  const owner = ownerOf(source.root, target);
  if (owner === null) return null;
  const written = (node: SourceNode): Origin => ({ kind: 'written', source, node });
  if (owner.node === parent && owner.missing.length === 1) {
    return [{ kind: 'replace', at: written(key), value: name }];
  }
  if (losesComment(source.text, { parent, key, value })) return null;
  const [first = name, ...within] = owner.missing;
  const at: Origin = { kind: 'default', source, owner: owner.node, key: first, within };
  return [
    { kind: 'remove', at: written(value) },
    { kind: 'replace', at, value: toValue(value) },
  ];
}

/** Whether a comment goes with a key that leaves its mapping: one in its lines, or one above it where nothing is left below. */
function losesComment(
  text: string,
  { parent, key, value }: Pick<FoundKey, 'parent' | 'key' | 'value'>,
): boolean {
  const lineEnd = text.indexOf('\n', value.span.end);
  if (text.slice(key.span.start, lineEnd < 0 ? undefined : lineEnd).includes('#')) return true;
  return parent.entries.size === 1 && /#[^\n]*\n\s*$/.test(text.slice(0, key.span.start));
}

/** The way to the new key beside the one that was found: each list is entered where the old one's was. */
function concrete(steps: readonly string[], path: FoundKey['path']): readonly string[] | null {
  const indexes = path.filter((step) => typeof step === 'number').map(String);
  const way = steps.map((step) => (step === '[]' ? indexes.shift() : step));
  return way.every((step) => step !== undefined) ? way : null;
}

interface Owner {
  readonly node: SourceNode;
  /** What of the way is not written. */
  readonly missing: readonly string[];
}

/** The nearest mapping on the way; null where the way is written to its end, or leads into something else. */
function ownerOf(root: SourceNode, way: readonly string[]): Owner | null {
  let node = root;
  for (const [depth, step] of way.entries()) {
    const child = childAt(node, step);
    if (child === null) return node.kind === 'mapping' ? { node, missing: way.slice(depth) } : null;
    node = child;
  }
  return null;
}
