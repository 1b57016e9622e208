/** Text that Markdown shows as it is, inside a table too: GitHub's extensions make links, emoji and formulas of some more. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(SPECIAL, '\\$&');
}

/** CommonMark's own characters; then `www.`, `https://` and `a@b` (autolinks), `:name:` (emoji), `$x$` (formulas). */
const SPECIAL = /[\\`*_[\]<>|&~$]|(?<=www)\.|@(?=[\w-]+\.)|:(?=\/\/|[\w+-]+:)/gi;

/** A sentence for a table: what it puts in backticks is code, and nothing else is Markdown. */
export function tableText(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('');
}

/**
 * Text as code, inside a table too, where `\|` is read as `|`. Renderers disagree about `\\|`: some see the end of the cell. So
 * backslashes before a pipe stand outside of the code, as entities, which no renderer reads as syntax.
 */
export function codeSpan(text: string): string {
  return oneLine(text)
    .split(/(\\+(?=\|))/)
    .map((part, index) => (index % 2 === 1 ? '&#92;'.repeat(part.length) : fenced(part)))
    .join('');
}

/** A fenced block: what is inside ends it nowhere. */
export function fencedBlock(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(2, longestRun(text)) + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function fenced(text: string): string {
  if (text === '') return '';
  const fence = '`'.repeat(longestRun(text) + 1);
  // CommonMark takes one space away where both ends have one.
  const padding = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', '\\|')}${padding}${fence}`;
}

/** Both ends of lines of CommonMark would end a row. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
