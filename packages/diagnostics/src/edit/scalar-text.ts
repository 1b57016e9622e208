import { DEFAULT_SCALAR_STYLE_RULES, dump } from 'js-yaml';
import { quoteNumbers } from './quote-numbers.ts';

export type Scalar = string | number | boolean | null;

/** Line breaks and what cannot be seen are written as escapes, so that a scalar is one line. */
const invisible = /[\p{Cc}\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu;

const scalarStyleRules = [quoteNumbers, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)];

/** A scalar as one line that YAML 1.1 and 1.2 read the same, inside a flow collection or outside. */
export function scalarText(value: Scalar, context: 'block' | 'flow'): string {
  if (typeof value === 'string' && value.search(invisible) >= 0) return doubleQuoted(value);
  if (context === 'flow') {
    return dump([value], { flowLevel: 0, lineWidth: -1, scalarStyleRules }).slice(1, -2);
  }
  return dump({ k: value }, { lineWidth: -1, scalarStyleRules }).slice(3, -1);
}

/** As `scalarText`, with the quotes of the scalar that it replaces. */
export function scalarTextLike(old: string, value: Scalar, context: 'block' | 'flow'): string {
  if (typeof value === 'string' && old.startsWith('"')) return doubleQuoted(value);
  if (typeof value === 'string' && old.startsWith("'") && value.search(invisible) < 0) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  return scalarText(value, context);
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
