import type { Plain } from '@netloom/chart-kit';
import { joinPath } from './field-path.ts';

/** One field that is there on one side only, or differs. */
export type FieldChange =
  | { readonly action: 'add'; readonly path: string; readonly after: Plain }
  | { readonly action: 'change'; readonly path: string; readonly before: Plain; readonly after: Plain }
  | { readonly action: 'remove'; readonly path: string; readonly before: Plain };

/** Every field that differs, sorted by the order of keys; `path` is what leads to the values. Of equal values none. */
export function diffFields(before: Plain, after: Plain, path = ''): readonly FieldChange[] {
  if (isList(before) && isList(after)) return diffLists(before, after, path);
  if (isMapping(before) && isMapping(after)) return diffMappings(before, after, path);
  if (isSame(before, after)) return [];
  return [{ action: 'change', path, before, after }];
}

/** Deep; the order of keys says nothing. */
export function isSame(before: Plain, after: Plain): boolean {
  if (isList(before) && isList(after)) {
    return (
      before.length === after.length && before.every((item, index) => isSame(item, after[index] ?? null))
    );
  }
  if (isMapping(before) && isMapping(after)) {
    const keys = Object.keys(before);
    return (
      keys.length === Object.keys(after).length &&
      keys.every((key) => Object.hasOwn(after, key) && isSame(before[key] ?? null, after[key] ?? null))
    );
  }
  return before === after;
}

type Mapping = Readonly<Record<string, Plain>>;

function diffMappings(before: Mapping, after: Mapping, path: string): readonly FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key): readonly FieldChange[] => {
    const below = joinPath(path, key);
    const [old = null, next = null] = [before[key], after[key]];
    if (!Object.hasOwn(before, key)) return [{ action: 'add', path: below, after: next }];
    if (!Object.hasOwn(after, key)) return [{ action: 'remove', path: below, before: old }];
    return diffFields(old, next, below);
  });
}

/** What is the same at both ends of the lists stays out of it, so that one entry more is one change. */
function diffLists(before: readonly Plain[], after: readonly Plain[], path: string): readonly FieldChange[] {
  const same = (old: number, next: number): boolean => isSame(before[old] ?? null, after[next] ?? null);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(head, head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(before.length - 1 - tail, after.length - 1 - tail)) tail += 1;
  const [olds, nexts] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return Array.from({ length: Math.max(olds.length, nexts.length) }, (_, index) => {
    const below = `${path}[${head + index}]`;
    const [old, next] = [olds[index], nexts[index]];
    if (old === undefined) return [{ action: 'add' as const, path: below, after: next ?? null }];
    if (next === undefined) return [{ action: 'remove' as const, path: below, before: old }];
    return diffFields(old, next, below);
  }).flat();
}

export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isMapping(value: Plain): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
