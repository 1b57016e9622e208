import { painter, widthOf, wrapText, type Layout, type Style } from '@netloom/diagnostics/layout';
import { layoutOf, type Terminal } from './terminal.ts';

/** What a line begins with that says at a glance what it is. */
const MARKS: readonly (readonly [RegExp, Style])[] = [
  [/^ *\+(?= )/, 'good'],
  [/^ *[~!](?= )/, 'warning'],
  [/^ *[-?](?= )/, 'error'],
  [/^ *allow(?= {2})/, 'good'],
  [/^ *deny(?= {2})/, 'error'],
  [/^ *unknown(?= {2})/, 'warning'],
  [/^ {2}yes(?= {2})/, 'good'],
  [/^ {2}no(?= {3})/, 'error'],
  [/^ {2}\?(?= {4})/, 'warning'],
  [/^refused(?:\[[a-z-]+\])?(?=:)/, 'error'],
  [/^warning(?=:)/, 'warning'],
  [/^(?:note|hint)(?=:)/, 'info'],
];

/** Columns of one word each, and the sign of a change: what stands below begins where their text does. */
const LEAD = /^ *(?:[-+~!?=.] |(?:\S+ {2,})+)?/;

/** Less room than this beside a lead is none. */
const LEAST_ROOM = 24;

/** Prints what is for a person on stdout. */
export function printFitted(text: string, terminal: Terminal): void {
  terminal.out(fitLines(text, layoutOf(terminal, 'out')));
}

/** Lines that a command prints for a person, in the width of a terminal and with its colours. */
export function fitLines(text: string, layout: Layout): string {
  if (layout.width === null && !layout.color) return text;
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => fitLine(line, { ...layout, isHeading: isHeading(line, lines[index + 1]) }))
    .join('\n');
}

/** A line that those below it belong to. */
function isHeading(line: string, next = ''): boolean {
  return /^[^\s{]/.test(line) && next.startsWith(' ');
}

function fitLine(
  line: string,
  { color, width, isHeading: heading }: Layout & { readonly isHeading: boolean },
): readonly string[] {
  const paint = painter(color);
  const [first = '', ...rest] = wrapped(line, width);
  for (const [mark, style] of MARKS) {
    const [found] = mark.exec(first) ?? [];
    if (found !== undefined) return [paint(style, found) + first.slice(found.length), ...rest];
  }
  return heading ? [first, ...rest].map((one) => paint('bold', one)) : [first, ...rest];
}

function wrapped(line: string, width: number | null): readonly string[] {
  if (width === null || widthOf(line) <= width) return [line];
  const [lead = ''] = LEAD.exec(line) ?? [];
  const text = line.slice(lead.length);
  const rest = ' '.repeat(lead.trim().length > 1 ? lead.length : lead.length + 2);
  if (width - rest.length >= LEAST_ROOM) return wrapText(text, { width, first: lead, rest });
  const below = '    ';
  const own = lead.trim() === '' ? [] : [lead.trimEnd()];
  return [...own, ...wrapText(text, { width, first: below })];
}
