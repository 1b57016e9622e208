// Helm compiles patterns with Go's RE2 (https://github.com/google/re2/wiki/Syntax): a schema with one pattern
// that RE2 does not know is refused whole. Escaped backslashes are skipped, so that `\\1` is no backreference.
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:[^\\]|\\.)*?\(\?<?[=!]/s, 'a lookaround'],
  [/^(?:[^\\]|\\.)*?\\(?:[1-9]|k<)/s, 'a backreference'],
  [/^(?:[^\\]|\\.)*?\\[uc]/s, 'a \\u or \\c escape'],
  [/\{(?:\d+,)?(?:[1-9]\d{3,})\}/, 'more than 1000 repetitions'],
];

/** What of a pattern Go's RE2 does not know, in words; null when nothing. */
export function re2Problem(pattern: string): string | null {
  return PROBLEMS.find(([problem]) => problem.test(pattern))?.[1] ?? null;
}
