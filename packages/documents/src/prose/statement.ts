import { tableCells, type Cell } from './table-cells.ts';

/** One line of a text, in which something may be said about the network. */
export interface Statement {
  readonly text: string;
  /** Of its first character in the file. */
  readonly offset: number;
  /** Whether it is a row of a table: its cells belong together, whatever stands between them. */
  readonly isRow: boolean;
  /** Of a row below the header of its table. */
  readonly cells: readonly Cell[];
  /** The block of code or the YAML document that the line is in; empty for prose. */
  readonly block: string;
}

/** The lines of a Markdown or YAML text, without those that are to be ignored. */
export function statementsOf(text: string, format: 'markdown' | 'yaml'): readonly Statement[] {
  const lines = linesOf(text);
  const cells = format === 'markdown' ? tableCells(lines) : [];
  const blocks = format === 'yaml' ? yamlBlocks(lines) : fencedBlocks(lines);
  return lines.flatMap((line, index) =>
    isIgnored(lines, index)
      ? []
      : [
          {
            ...line,
            isRow: format === 'markdown' && /^\s*\|/.test(line.text),
            cells: cells[index] ?? [],
            block: blocks[index] ?? '',
          },
        ],
  );
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

function linesOf(text: string): readonly Line[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const start = offset;
    offset += line.length + 1;
    return { text: line.replace(/\r$/, ''), offset: start };
  });
}

const IGNORE = /(?:<!--|#)\s*netloom: ignore\b/;

/** A comment `netloom: ignore` on the line, or alone on the line before. */
function isIgnored(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]?.text.trim() ?? '';
  return IGNORE.test(lines[index]?.text ?? '') || (IGNORE.test(before) && /^(?:<!--|#)/.test(before));
}

/** The text of the fenced block that each line is in. */
function fencedBlocks(lines: readonly Line[]): readonly string[] {
  const blocks: string[] = [];
  let open: { readonly fence: string; readonly from: number } | null = null;
  for (const [index, { text }] of lines.entries()) {
    const [, fence] = /^\s*(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence === undefined) continue;
    if (open === null) {
      open = { fence, from: index + 1 };
    } else if (fence.startsWith(open.fence)) {
      fill(blocks, lines, open.from, index);
      open = null;
    }
  }
  return blocks;
}

/** The document of a YAML file that each line is in. */
function yamlBlocks(lines: readonly Line[]): readonly string[] {
  const blocks: string[] = [];
  let from = 0;
  for (const [index, { text }] of [...lines, { text: '---' }].entries()) {
    if (!/^---(?:\s|$)/.test(text)) continue;
    fill(blocks, lines, from, index);
    from = index + 1;
  }
  return blocks;
}

function fill(blocks: string[], lines: readonly Line[], from: number, to: number): void {
  const text = lines
    .slice(from, to)
    .map((line) => line.text)
    .join('\n');
  for (let index = from; index < to; index += 1) blocks[index] = text;
}
