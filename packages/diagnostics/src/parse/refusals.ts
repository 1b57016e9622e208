import { EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import type { SourceNode, SourceScalar } from '../source.ts';
import type { Mistake } from './mistakes.ts';
import { isTooLarge } from './scalar.ts';

export function refuseTag(
  text: string,
  { tagStart, tagEnd }: { readonly tagStart: number; readonly tagEnd: number },
): Mistake | null {
  if (tagStart < 0) return null;
  return {
    code: 'tag-refused',
    message: `tag "${text.slice(tagStart, tagEnd)}" is refused`,
    span: { start: tagStart, end: tagEnd },
    help: 'remove the tag; quotes make a value a string',
  };
}

export function refuseInteger(text: string, { value, span }: SourceScalar): Mistake | null {
  if (!isTooLarge(text, value)) return null;
  return {
    code: 'integer-too-large',
    message: `integer ${text.length > 40 ? `${text.slice(0, 40)}…` : text} cannot be read exactly`,
    span,
    help: 'quote it if it is a name; as a number it is at most 9007199254740991',
  };
}

/** Why a mapping must not hold an entry by this key; null if it may. */
export function refuseKey(text: string, key: SourceNode, event: Event | undefined): Mistake | null {
  const { span } = key;
  if (event?.type === EVENT_ID.ALIAS) {
    // one without a value has a mistake of its own
    if (key.alias === undefined) return null;
    return { code: 'non-string-key', message: 'an alias cannot be a key; a key is written out', span };
  }
  if (key.kind !== 'scalar') {
    return { code: 'non-string-key', message: `a ${key.kind} cannot be a key; a key is a string`, span };
  }
  const written = text.slice(span.start, span.end);
  if (typeof key.value !== 'string') {
    return {
      code: 'non-string-key',
      message: written === '' ? 'a key is missing' : `key ${written} is not a string`,
      span,
      help: written === '' ? 'write a key before the colon' : `quote it: "${written}"`,
    };
  }
  if (key.value === '__proto__') {
    return { code: 'reserved-key', message: 'key "__proto__" is refused', span, help: 'choose another key' };
  }
  return null;
}

/** Whether the key, which no mistake is about, is the merge key. */
export function isMergeKey({ value }: SourceScalar, event: Event | undefined): boolean {
  return value === '<<' && event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
}
