/** The way out of a misspelt word. */
export async function didYouMean(word: string, known: readonly string[]): Promise<string> {
  const { closest } = await import('@netloom/diagnostics');
  const near = closest(word, known);
  return near === null ? `There is ${known.join(', ')}.` : `Did you mean "${near}"?`;
}
