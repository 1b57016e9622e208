import fastStringWidth from 'fast-string-width';

/** What a person's screen can show. */
export interface Layout {
  /** The caller knows the terminal, NO_COLOR and FORCE_COLOR. */
  readonly color: boolean;
  /** Columns; null is no terminal: each line stays whole, for `grep` and for whoever reads a log, and nothing is folded. */
  readonly width: number | null;
}

/** For files, logs and tests. */
export const PLAIN: Layout = { color: false, width: null };

const STYLES = {
  error: '1;31',
  good: '1;32',
  warning: '1;33',
  gutter: '1;34',
  info: '1;36',
  bold: '1',
} as const;

export type Style = keyof typeof STYLES;
export type Paint = (style: Style, text: string) => string;

/** Colours texts, or leaves them as they are. */
export function painter(color: boolean): Paint {
  return (style, text) => (color && text !== '' ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
}

/** How many columns of a terminal a visible text takes. */
export function widthOf(text: string): number {
  return fastStringWidth(text);
}

interface Wrapping {
  readonly width: number | null;
  /** What the first line begins with. */
  readonly first?: string;
  /** What all others begin with. */
  readonly rest?: string;
}

/**
 * A text as lines that fit a width, broken at spaces. A list that is longer than a line is broken behind its commas; any
 * other such word keeps a line for itself.
 */
export function wrapText(text: string, { width, first = '', rest = first }: Wrapping): readonly string[] {
  if (width === null || first.length + widthOf(text) <= width) return [first + text];
  const lines: string[] = [];
  let line = '';
  let left = width - first.length;
  for (const { word, gap } of piecesOf(text, width - rest.length)) {
    const wide = widthOf(word);
    if (line !== '' && wide + gap.length > left) {
      lines.push(line.trimEnd());
      line = '';
      left = width - rest.length;
    }
    // spaces at a break are gone with it
    if (line === '' && word === '') continue;
    left -= line === '' ? wide : wide + gap.length;
    line = line === '' ? word : `${line}${gap}${word}`;
  }
  return [...lines, line].map((one, index) => `${index === 0 ? first : rest}${one}`);
}

/** Words, and the parts of those that no line has room for, with what is between each and the one before. */
function piecesOf(text: string, room: number): readonly { readonly word: string; readonly gap: string }[] {
  return text.split(' ').flatMap((word) =>
    (widthOf(word) > room ? word.split(/(?<=,)(?!$)/) : [word]).map((part, index) => ({
      word: part,
      gap: index === 0 ? ' ' : '',
    })),
  );
}
