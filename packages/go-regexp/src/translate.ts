import { CLASS_NAMES } from './class-names.ts';
import { tokens } from './tokens.ts';

/** A pattern of Go in re2js's syntax. */
export type Translated =
  | {
      readonly ok: true;
      readonly pattern: string;
      /** Whether it has Unicode classes or compares without case: both follow the version of Unicode. */
      readonly usesUnicode: boolean;
    }
  /** Go has no such class; `name` is its name in the pattern. */
  | { readonly ok: false; readonly name: string };

/**
 * Where the two dialects differ: re2js spells the name of a Unicode class in one way only, and has other names than
 * Go; and it rejects two groups of one name, which Go accepts. Everything else stays as it is, mistakes too.
 */
export function translate(pattern: string): Translated {
  let translated = '';
  let usesUnicode = false;
  for (const { kind, text } of tokens(pattern)) {
    if (kind === 'class') {
      const known = toClass(text);
      if (known === null) return { ok: false, name: text };
      translated += known;
      usesUnicode = true;
    } else if (kind === 'group') {
      translated += `(?P<g${translated.length}>`;
    } else {
      translated += text;
      usesUnicode ||= kind === 'flags' && /^[^-]*i/.test(text);
    }
  }
  return { ok: true, pattern: translated, usesUnicode };
}

/** Go compares names without case, spaces, hyphens and underscores: regexp/syntax/parse.go, canonicalName. */
function toClass(text: string): string | null {
  const [, letter = '', not = '', name = ''] = /^\\([pP])\{?(\^?)([^}]*)/.exec(text) ?? [];
  const known = CLASS_NAMES.get(name.replaceAll(/[-_ ]/g, '').toLowerCase());
  return known === undefined ? null : `\\${letter}{${not}${known}}`;
}
