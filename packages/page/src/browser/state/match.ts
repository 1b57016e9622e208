/**
 * Of rows the first `most` in which each word of a query is found: those that begin with the first word, then those with a
 * word that does, then the others; of equals the earlier.
 */
export function bestMatches<Row>(
  rows: readonly Row[],
  {
    query,
    textOf,
    most,
  }: { readonly query: string; readonly textOf: (row: Row) => string; readonly most: number },
): readonly Row[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  if (first === '') return rows.slice(0, most);
  const ranks: readonly [Row[], Row[], Row[]] = [[], [], []];
  for (const row of rows) {
    const text = textOf(row).toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    ranks[rankOf(text, first)].push(row);
  }
  return ranks.flat().slice(0, most);
}

function rankOf(text: string, word: string): 0 | 1 | 2 {
  if (text.startsWith(word)) return 0;
  const at = text.indexOf(word);
  return /[^a-z0-9]/.test(text.charAt(at - 1)) ? 1 : 2;
}
