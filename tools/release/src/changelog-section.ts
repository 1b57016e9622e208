/** A part of an entry; nothing where it has no text. */
export function section(title: string, body: string): readonly string[] {
  return body === '' ? [] : [`### ${title}`, body];
}

export function diffSection(title: string, diff: string): readonly string[] {
  return section(title, diff === '' ? '' : ['```diff', diff.trimEnd(), '```'].join('\n'));
}
