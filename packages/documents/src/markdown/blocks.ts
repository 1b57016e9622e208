/** A table; cells are Markdown already. null without a row. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string | null {
  if (rows.length === 0) return null;
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A numbered list; items are Markdown already. */
export function steps(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** A list; items are Markdown already. null without an item. */
export function list(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map((item) => `- ${item}`).join('\n');
}
