import { visible } from '@netloom/diagnostics/visible';

/** Longer lines would make boxes that no page has room for: they are cut in the middle. */
const LONGEST = 44;

/** Lines of a label of Mermaid. */
export function label(lines: readonly string[]): string {
  return lines.map((line) => escaped(cut(visible(line)))).join('<br/>');
}

/**
 * Whatever Mermaid could read as syntax, its Markdown or HTML, as entity codes:
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,:?/()+…–→-]/gu, (char) => `#${char.codePointAt(0)};`);
}

/** By code points: an emoji is never cut in two. */
function cut(text: string): string {
  const chars = Array.from(text);
  if (chars.length <= LONGEST) return text;
  const half = (LONGEST - 1) / 2;
  return `${chars.slice(0, Math.ceil(half)).join('')}…${chars.slice(-Math.floor(half)).join('')}`;
}
