import type { Mistakes } from './mistakes.ts';

/** Where the parser is stopped, so that no input can exhaust the memory or the stack. `repeated` are the values that aliases give. */
export const LIMITS = { bytes: 16 * 1024 * 1024, depth: 64, values: 2_000_000, repeated: 100_000 } as const;

/** Whether the text is small enough to be parsed. */
export function checkSize(text: string, mistakes: Mistakes): boolean {
  if (byteLength(text) > LIMITS.bytes) {
    mistakes.add(tooManyBytes);
    return false;
  }
  if (countSeparators(text) >= LIMITS.values) {
    mistakes.add({ code: 'too-large', message: 'the file may hold more than 2,000,000 values', span: null });
    return false;
  }
  return true;
}

export const tooManyBytes = {
  code: 'too-large',
  message: 'the file is larger than 16 MiB',
  span: null,
} as const;

/** Encodes only where the answer is not plain from the length: a UTF-16 unit takes one to three bytes. */
function byteLength(text: string): number {
  if (text.length > LIMITS.bytes || text.length * 3 <= LIMITS.bytes) return text.length;
  return new TextEncoder().encode(text).length;
}

export const tooDeep = {
  code: 'too-deep',
  message: `values are nested more than ${LIMITS.depth} levels deep`,
} as const;

/** Each value but the first follows one of these; counted before the parser makes events of them. */
function countSeparators(text: string): number {
  if (text.length < LIMITS.values) return 0;
  let count = 0;
  for (const _ of text.matchAll(/[,[{\n\r]|[-:?][ \t]/g)) count += 1;
  return count;
}
