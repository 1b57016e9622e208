import type { ReadGoRegexp } from '@netloom/go-regexp';

/** Whether a Go regular expression matches a text; null where that is not known. */
export type PatternMatcher = (pattern: string, text: string) => boolean | null;

/** null without a reader, and for an expression that the program rejects: then it has no such rule. */
export function toPatternMatcher(readGoRegexp: ReadGoRegexp | null): PatternMatcher {
  return (pattern, text) => {
    const regexp = readGoRegexp?.(pattern);
    return regexp?.kind === 'valid' ? regexp.test(text) : null;
  };
}
