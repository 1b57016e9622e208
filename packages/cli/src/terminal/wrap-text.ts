import { widthOf } from '@netloom/diagnostics/visible';

/** Wider lines are hard to read, however wide the terminal is. */
const MOST = 100;
const LEAST = 40;

/** A text as lines that fit a terminal; a longer word keeps a line for itself. null is no terminal: one line. */
export function wrapText(
  text: string,
  { width, indent = '' }: { readonly width: number | null; readonly indent?: string },
): readonly string[] {
  if (width === null) return [`${indent}${text}`];
  const room = Math.max(LEAST, Math.min(width, MOST)) - indent.length;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `${indent}${line}`);
}
