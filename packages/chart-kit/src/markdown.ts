/** Text that Markdown shows as it is, inside a table too. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|&~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** A sentence for a table: what it puts in backticks is code, and nothing else is Markdown. */
export function tableText(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('');
}

/** Text as a code span, inside a table too: GitHub reads `\|` there as `|`. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')}${padding}${fence}`;
}
