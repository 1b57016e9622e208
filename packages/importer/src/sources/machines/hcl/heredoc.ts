/** A heredoc: its text, without the indentation that `<<-` takes away, and where its last line ends. */
export interface Heredoc {
  readonly value: string;
  readonly end: number;
  /** Where the line of its end begins. */
  readonly contentEnd: number;
}

/** null where none begins there. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions */
export function heredocAt(text: string, start: number): Heredoc | null {
  const [whole, flush, name = ''] = /^<<(-?)(\w+)[ \t]*\r?\n/.exec(text.slice(start, start + 200)) ?? [];
  if (whole === undefined) return null;
  const from = start + whole.length;
  const end = new RegExp(`^[ \\t]*${name}[ \\t]*$`, 'm').exec(text.slice(from));
  if (end === null) return { value: text.slice(from), end: text.length, contentEnd: text.length };
  const written = text.slice(from, from + end.index);
  const value = flush === '-' ? withoutIndentation(written) : written;
  return { value, end: from + end.index + end[0].length, contentEnd: from + end.index };
}

function withoutIndentation(text: string): string {
  const lines = text.split('\n');
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = widths.length === 0 ? 0 : Math.min(...widths);
  return lines.map((line) => line.slice(Math.min(width, line.length))).join('\n');
}
