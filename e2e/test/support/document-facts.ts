/** What a Markdown document states: its headings, the rows of its tables and what its diagrams draw. */
export interface DocumentFacts {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  readonly edges: readonly DrawnEdge[];
}

export interface TableRow {
  /** The heading that the table stands under. */
  readonly heading: string;
  readonly cells: readonly string[];
}

/** An edge or a message, by the labels of its ends. */
export interface DrawnEdge {
  readonly heading: string;
  readonly from: string;
  readonly to: string;
  /** Empty where the edge has none. */
  readonly text: string;
}

export function documentFacts(markdown: string): DocumentFacts {
  const headings: string[] = [];
  const rows: TableRow[] = [];
  const edges: DrawnEdge[] = [];
  let fence: { readonly language: string; readonly lines: string[] } | null = null;
  for (const line of markdown.split('\n')) {
    const heading = headings.at(-1) ?? '';
    if (line.startsWith('```')) {
      if (fence?.language === 'mermaid') edges.push(...diagramEdges(heading, fence.lines));
      fence = fence === null ? { language: line.slice(3), lines: [] } : null;
    } else if (fence !== null) {
      fence.lines.push(line.trim());
    } else if (/^#{1,6} /.test(line)) {
      headings.push(plainText(line.replace(/^#+ /, '')));
    } else if (line.startsWith('|')) {
      rows.push({
        heading,
        cells: line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map(plainText),
      });
    }
  }
  return { headings, rows: rows.filter((row, index) => !isHead(rows, row, index)), edges };
}

/** The head of a table, and the line below it. */
function isHead(rows: readonly TableRow[], { cells }: TableRow, index: number): boolean {
  const isRule = (row: TableRow | undefined): boolean =>
    row?.cells.every((cell) => /^:?-{3,}:?$/.test(cell)) ?? false;
  return isRule(rows[index]) || isRule(rows[index + 1]) || cells.length === 0;
}

function plainText(text: string): string {
  return text
    .replaceAll(/<br\/?>/g, ' ')
    .replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/[`\\"]/g, '')
    .trim();
}

const BOX = /(\w+)\[(.+?)\]/g;
const PARTICIPANT = /^participant (\w+)(?: as (.+))?$/;
const MESSAGE = /^(\w+)-{1,2}>>(\w+): (.+)$/;
const ARROW = /\s*<?-->(?:\|(.+?)\|)?\s*/;

function* diagramEdges(heading: string, lines: readonly string[]): Generator<DrawnEdge> {
  const labels = new Map<string, string>();
  for (const line of lines) {
    for (const [, id = '', label = ''] of line.matchAll(BOX)) labels.set(id, plainText(label));
    const [, id, name = id] = PARTICIPANT.exec(line) ?? [];
    if (id !== undefined && name !== undefined) labels.set(id, plainText(name));
  }
  const labelOf = (id: string): string => labels.get(id) ?? id;
  for (const line of lines) {
    const [, from, to, text] = MESSAGE.exec(line) ?? [];
    if (from !== undefined && to !== undefined && text !== undefined) {
      yield { heading, from: labelOf(from), to: labelOf(to), text: plainText(text) };
    } else if (ARROW.test(line)) {
      yield* chainEdges(line, (one, other, label) => ({
        heading,
        from: labelOf(one),
        to: labelOf(other),
        text: plainText(label),
      }));
    }
  }
}

/** `A --> B -->|text| C` */
function* chainEdges(
  line: string,
  toEdge: (from: string, to: string, text: string) => DrawnEdge,
): Generator<DrawnEdge> {
  // with the group of ARROW, every second part is the text of an edge
  const parts = line.split(ARROW);
  for (let index = 0; index + 2 < parts.length; index += 2) {
    yield toEdge(parts[index]?.trim() ?? '', parts[index + 2]?.trim() ?? '', parts[index + 1] ?? '');
  }
}
