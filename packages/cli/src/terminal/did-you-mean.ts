import { closest } from '@netloom/diagnostics';

/** A hint for an unknown word: the closest known one, else all of them. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === null ? `Known: ${known.join(', ')}.` : `Did you mean "${near}"?`;
}
