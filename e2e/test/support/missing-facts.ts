import type { DocumentFacts, DrawnEdge, TableRow } from './document-facts.ts';

/** What one document states and the other does not, one line each. Words count, whatever stands between them. */
export function missingFacts(stated: DocumentFacts, other: DocumentFacts): readonly string[] {
  return [
    ...stated.headings
      .filter((heading) => !other.headings.some((one) => hasWords(one, heading)))
      .map((heading) => `heading: ${heading}`),
    ...stated.rows
      .filter((row) => !isStated(row, other.rows))
      .map(({ heading, cells }) => `row: ${heading}: ${cells.join(' | ')}`),
    ...stated.edges
      .filter((edge) => !isDrawn(edge, other.edges))
      .map(({ heading, from, to }) => `edge: ${heading}: ${from} → ${to}`),
  ];
}

/** The rows of the same table whose first cell is about the same addresses or has the words, together. */
function isStated({ heading, cells: [key = '', ...cells] }: TableRow, rows: readonly TableRow[]): boolean {
  const same = rows.filter(
    (row) =>
      row.heading === heading && (hasWords(row.cells[0] ?? '', key) || overlap(row.cells[0] ?? '', key)),
  );
  const text = [heading, ...same.flatMap((row) => row.cells)].join(' ');
  return same.length > 0 && cells.every((cell) => hasWords(text, cell));
}

/** A two-headed edge is drawn once. */
function isDrawn({ heading, from, to, text }: DrawnEdge, edges: readonly DrawnEdge[]): boolean {
  return edges.some(
    (edge) =>
      edge.heading === heading &&
      hasWords(edge.text, text) &&
      ((hasWords(edge.from, from) && hasWords(edge.to, to)) ||
        (text === '' || text === edge.text ? hasWords(edge.from, to) && hasWords(edge.to, from) : false)),
  );
}

function hasWords(text: string, words: string): boolean {
  const own = normalised(text);
  return normalised(words)
    .split(/[\s,()/→]+/)
    .every((word) => /^[-–]?$/.test(word) || own.includes(word));
}

/** The document writes what no address can be, and a placeholder in two ways. */
function normalised(text: string): string {
  return text.toLowerCase().replaceAll('100.x.x.x/8', '100.0.0.0/8').replaceAll(/[<>]/g, '');
}

/** Whether two texts `a.b.c.d` or `a.b.c.d-e` share an address. */
function overlap(one: string, other: string): boolean {
  const [left, right] = [rangeOf(one), rangeOf(other)];
  if (left === null || right === null) return false;
  return left.network === right.network && left.first <= right.last && right.first <= left.last;
}

function rangeOf(
  text: string,
): { readonly network: string; readonly first: number; readonly last: number } | null {
  const [, network, first, last = first] = /^(\d+\.\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (network === undefined) return null;
  return { network, first: Number(first), last: Number(last) };
}
