import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import type { GoRegexp, ReadGoRegexp } from './go-regexp.ts';
import { programSize } from './program-size.ts';
import { translate } from './translate.ts';

/** Go expands repetitions, so that a short pattern may take seconds to compile. */
const LONGEST = 10_000;

/** A reader that compiles each pattern once, as Go 1.26 does. */
export function goRegexpReader(): ReadGoRegexp {
  const known = new Map<string, GoRegexp>();
  return (pattern) => {
    const found = known.get(pattern) ?? readGoRegexp(pattern);
    known.set(pattern, found);
    return found;
  };
}

function readGoRegexp(pattern: string): GoRegexp {
  const translated = translate(pattern);
  if (!translated.ok) return { kind: 'invalid', why: `Go has no class ${translated.name}` };
  if (programSize(pattern) > LONGEST) {
    return { kind: 'unsure', why: 'with its repetitions expanded it is too long to be evaluated here' };
  }
  try {
    const compiled = RE2JS.compile(translated.pattern);
    // Go has another version of Unicode: e2e/test/go-regexp.test.ts compares both.
    const test = (text: string): boolean | null =>
      translated.usesUnicode && !isSettled(text) ? null : compiled.matcher(text).find();
    return { kind: 'valid', test };
  } catch (error) {
    if (error instanceof RE2JSException) return toGoRegexp(error);
    throw error;
  }
}

/** The limits of re2js and Go differ; the grammar does not. */
function toGoRegexp(error: RE2JSException): GoRegexp {
  const { error: what, input } =
    error instanceof RE2JSSyntaxException ? error : { error: error.message, input: null };
  if (!(error instanceof RE2JSSyntaxException) || /too large|too deeply/.test(what)) {
    return { kind: 'unsure', why: what };
  }
  const why = HINTS.find(([syntax]) => syntax.test(input ?? ''))?.[1] ?? what;
  return { kind: 'invalid', why: input === null ? why : `${why}: ${input}` };
}

/** Syntax of other dialects. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, 'Go has neither lookahead nor lookbehind'],
  [/^\\[1-9k]/, 'Go has no back references'],
];

/** Latin letters as Europe writes them: Unicode 15 and 17 agree on them. */
function isSettled(text: string): boolean {
  return !/[\u{180}-\u{10ffff}]/u.test(text);
}
