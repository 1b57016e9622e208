/** A cell of a Markdown table, with the title of its column. */
export interface Cell {
  /** Without spaces and marks around it. */
  readonly text: string;
  /** In lower case. */
  readonly column: string;
  /** Of the cell in the file, from bar to bar. */
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

/** The cells of each line that is a row of a table below its header; none for any other line. */
export function tableCells(lines: readonly Line[]): readonly (readonly Cell[])[] {
  const cells: (readonly Cell[])[] = lines.map(() => []);
  let columns: readonly string[] | null = null;
  for (const [index, line] of lines.entries()) {
    if (!isRow(line.text)) {
      columns = null;
    } else if (isDelimiter(line.text)) {
      const header = lines[index - 1];
      columns = header === undefined ? null : split(header).map(({ text }) => text.toLowerCase());
    } else if (columns !== null) {
      const titles = columns;
      cells[index] = split(line).map((cell, column) => ({ ...cell, column: titles[column] ?? '' }));
    }
  }
  return cells;
}

const isRow = (text: string): boolean => /^\s*\|/.test(text);
const isDelimiter = (text: string): boolean => /^\s*\|[\s:|-]*-[\s:|-]*$/.test(text);

function split({ text, offset }: Line): readonly Omit<Cell, 'column'>[] {
  const bars = [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  return bars.flatMap((bar, index) => {
    const next = bars[index + 1];
    if (next === undefined) return [];
    const written = text.slice(bar + 1, next);
    return [{ text: withoutMarks(written), start: offset + bar + 1, end: offset + next }];
  });
}

/** Of `code`, *emphasis* and [links](to/them) the text. */
function withoutMarks(written: string): string {
  return written
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .trim();
}
