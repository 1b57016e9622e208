import { codePoint } from '../parse/characters.ts';

// Controls, line and paragraph separators, bidirectional and invisible characters, lone surrogates. Joiners may stay.
const invisible =
  /[\p{Cc}\xa0\xad\u061c\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

const TAB = '    ';

/** The text on one line as a terminal may show it: nothing in it moves the cursor or hides what is there. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => `<${codePoint(character)}>`);
}

/** `visible` for a line of a file, in which tabs are usual. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll('\t', TAB));
}

/** How many columns of a terminal a visible text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (wide.test(character)) width += 2;
    else if (!/[\p{Mn}\p{Me}\u200c\u200d]/u.test(character)) width += 1;
  }
  return width;
}

/** JSON for a terminal or a log: what `visible` would show by its number is escaped. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(invisible, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
