import type { ReadGoRegexp } from '@netloom/go-regexp';

/** Whether a regular expression of Go is found in a text; null where that is not known. */
export type PatternMatcher = (pattern: string, text: string) => boolean | null;

/** Nothing is known of an expression without a reader, nor of one that the program refuses, which then has no such rule. */
export function toPatternMatcher(readGoRegexp: ReadGoRegexp | null): PatternMatcher {
  return (pattern, text) => {
    const regexp = readGoRegexp?.(pattern);
    return regexp?.kind === 'valid' ? regexp.test(text) : null;
  };
}
