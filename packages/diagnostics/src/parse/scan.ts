/** YAML knows two kinds of white space and two of line break; others are content. */
export const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

/** Whether the text holds nothing but white space and line breaks. */
export const isBlankText = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

/** The offset of the first character at or after `from` that is neither white space, line break nor comment. */
export function skipTrivia(text: string, from: number): number {
  let offset = from;
  for (;;) {
    while (isBlank(text[offset])) offset += 1;
    if (text[offset] !== '#' || (offset > 0 && !isBlank(text[offset - 1]))) return offset;
    offset = lineEnd(text, offset);
  }
}

/** The offset of the line break that ends the line of `offset`, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** The offset where the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}
