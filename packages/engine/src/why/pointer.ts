import { closest } from '@netloom/diagnostics';

/** What a JSON Pointer, RFC 6901, leads to. */
export interface Found {
  readonly value: unknown;
  /** What holds the value under `key`; null for the whole. */
  readonly holder: { readonly owner: object; readonly key: string } | null;
}

/** Follows a pointer; a text says where it leads nowhere, and the way out. */
export function follow(whole: unknown, pointer: string): Found | string {
  if (pointer !== '' && !pointer.startsWith('/')) return `"${pointer}" is no pointer: it starts with "/"`;
  let found: Found = { value: whole, holder: null };
  let walked = '';
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const { value } = found;
    if (typeof value !== 'object' || value === null || isLeaf(value)) {
      return `#${walked} is a single value: nothing is below it`;
    }
    const keys = Object.keys(value).filter((each) => Reflect.get(value, each) !== undefined);
    if (!keys.includes(key)) return `#${walked} has no "${key}": ${wayOut({ key, keys, value })}`;
    found = { value: Reflect.get(value, key), holder: { owner: value, key } };
    walked += `/${step}`;
  }
  return found;
}

interface Missed {
  readonly key: string;
  readonly keys: readonly string[];
  readonly value: object;
}

function wayOut({ key, keys, value }: Missed): string {
  if (keys.length === 0) return 'it is empty';
  if (Array.isArray(value)) return `it has ${keys.length === 1 ? 'only 0' : `0 to ${keys.length - 1}`}`;
  const near = closest(key, keys);
  return near === null ? `it has ${keys.join(', ')}` : `did you mean "${near}"?`;
}

/** Value objects are one value, whatever they are made of. */
function isLeaf(value: object): boolean {
  return !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype;
}
