import { EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import type { SourceNode, SourceScalar, Span } from '../source.ts';
import type { Mistake } from './mistakes.ts';
import { isTooLarge } from './scalar.ts';

/** The mistakes for an alias, or for the tag and the anchor of a node. */
export function* refuseProperties(
  text: string,
  event: Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>,
): Iterable<Mistake> {
  const { anchorStart, anchorEnd } = event;
  const named = { start: anchorStart - 1, end: anchorEnd };
  if (event.type === EVENT_ID.ALIAS) {
    yield refuse('alias', { text, span: named, help: 'write the value itself' });
    return;
  }
  const tag = { start: event.tagStart, end: event.tagEnd };
  if (tag.start >= 0) {
    yield refuse('tag', { text, span: tag, help: 'remove the tag; quotes make a value a string' });
  }
  const help = 'remove the anchor, and write the value where an alias repeats it';
  if (anchorStart >= 0) yield refuse('anchor', { text, span: named, help });
}

function refuse(
  what: 'alias' | 'anchor' | 'tag',
  { text, span, help }: { readonly text: string; readonly span: Span; readonly help: string },
): Mistake {
  return {
    code: `${what}-refused`,
    message: `${what} "${text.slice(span.start, span.end)}" is refused`,
    span,
    help,
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
  const isPlain = event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
  if (key.value === '<<' && isPlain) {
    return {
      code: 'merge-key-refused',
      message: 'merge key "<<" is refused',
      span,
      help: 'write the entries themselves',
    };
  }
  return null;
}
