import { NOT_RESOLVED, boolCoreTag, floatCoreTag, intCoreTag, nullCoreTag } from 'js-yaml';
import type { SourceScalar } from '../source.ts';

const coreTags = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

/** What a plain scalar means in the YAML 1.2 core schema. */
export function resolvePlain(text: string): SourceScalar['value'] {
  for (const tag of coreTags) {
    const value = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

/** Whether `text` is an integer that a JavaScript number cannot hold exactly. */
export function isTooLarge(text: string, value: SourceScalar['value']): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'string' && /^[-+]?[0-9]+$/.test(text);
}
