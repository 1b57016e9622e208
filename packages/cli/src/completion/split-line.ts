/** The words of a line of bash up to the cursor, without their quotes. */
export interface SplitLine {
  /** The last one is where the cursor stands: empty after a space. */
  readonly words: readonly string[];
  /** The part of the last word that bash completes: it ends a word at other characters, too, such as `:` and `=`. */
  readonly completed: string;
}

/**
 * Splits a line of bash: bash itself hands over a word as `pool`, `:` and `name`, however it was written. Of several commands
 * in one line the last one counts. `breaks` is COMP_WORDBREAKS:
 * https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html
 */
export function splitLine(line: string, breaks: string): SplitLine {
  let words: string[] = [];
  let word = '';
  // where the part begins that bash completes
  let start = 0;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote === "'" || (quote === '"' && character !== '\\')) {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '\\') {
      at += 1;
      word += line.charAt(at);
    } else if (character === "'" || character === '"') {
      quote = character;
    } else if (/[\s;&|(]/.test(character)) {
      if (word !== '') words.push(word);
      if (!/\s/.test(character)) words = [];
      [word, start] = ['', 0];
    } else {
      word += character;
      if (breaks.includes(character)) start = word.length;
    }
  }
  return { words: [...words, word], completed: word.slice(start) };
}
