import { closest } from '@netloom/diagnostics';

/** What a JSON Pointer (RFC 6901) points to. */
export interface PointerTarget {
  readonly value: unknown;
  /** The object that has the value under `key`; null for the whole document. */
  readonly holder: { readonly owner: object; readonly key: string } | null;
}

/** Resolves a pointer; the result is a message with a hint where nothing is there. */
export function resolvePointer(whole: unknown, pointer: string): PointerTarget | string {
  if (pointer !== '' && !pointer.startsWith('/')) {
    return `"${pointer}" is not a JSON Pointer: it must start with "/"`;
  }
  let found: PointerTarget = { value: whole, holder: null };
  let walked = '';
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const { value } = found;
    if (typeof value !== 'object' || value === null || isLeaf(value)) {
      return `#${walked} is a single value: nothing is below it`;
    }
    const keys = Object.keys(value).filter((each) => Reflect.get(value, each) !== undefined);
    if (!keys.includes(key)) return `#${walked} has no "${key}": ${hintFor({ key, keys, value })}`;
    found = { value: Reflect.get(value, key), holder: { owner: value, key } };
    walked += `/${step}`;
  }
  return found;
}

interface MissingKey {
  readonly key: string;
  readonly keys: readonly string[];
  readonly value: object;
}

function hintFor({ key, keys, value }: MissingKey): string {
  if (keys.length === 0) return 'it is empty';
  if (Array.isArray(value)) return `it has ${keys.length === 1 ? 'only 0' : `0 to ${keys.length - 1}`}`;
  const near = closest(key, keys);
  return near === null ? `it has ${keys.join(', ')}` : `did you mean "${near}"?`;
}

/** Value objects are one value, whatever they are made of. */
function isLeaf(value: object): boolean {
  return !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype;
}
