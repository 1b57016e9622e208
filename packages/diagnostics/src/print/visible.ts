import { codePoint } from '../parse/characters.ts';

// controls, line and paragraph separators, bidirectional and invisible characters, lone surrogates. Joiners may stay.
const invisible =
  /[\p{Cc}\xa0\xad\u061c\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;

/** What moves the cursor or reorders a line, in any place: data of several lines holds none of it. */
const unsafe = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** A workflow command of GitHub Actions in its older form, which counts anywhere in a line (actions/runner, ActionCommand.cs). */
const command = /##(?=\[)/g;

/** The newer form, `::name …::text`, counts at the start of a line, after white space. An IPv6 address has one `::` alone. */
const commandLine = /^([^\S\n]*):(?=:[A-Za-z-]+(?: [^\n]*)?::)/gm;

const TAB = '    ';

/** The text on one line as a terminal or a log may show it: nothing in it moves the cursor, hides what is there or is a command. */
export function visible(text: string): string {
  return text.replace(invisible, byNumber).replace(command, `#${byNumber('#')}`);
}

/** `visible` for a line of a file, in which tabs are usual. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll('\t', TAB));
}

/** Data of several lines as a terminal may show it. What our own files may hold stays as it is; `kept` is left out of it. */
export function visibleData(text: string, kept?: RegExp): string {
  if (kept === undefined) return text.replace(unsafe, byNumber);
  return text
    .split(kept)
    .map((part, index) => (index % 2 === 0 ? part.replace(unsafe, byNumber) : part))
    .join('');
}

/** Messages of several lines as a terminal or a log may show them. */
export function visibleMessages(text: string, kept?: RegExp): string {
  return visibleData(text, kept)
    .replace(command, `#${byNumber('#')}`)
    .replace(commandLine, `$1${byNumber(':')}`);
}

/** One line each, for a person: whatever they hold, there are no more lines than these. */
export function printLines(lines: readonly string[]): string {
  return lines.map((line) => `${visibleMessages(visible(line))}\n`).join('');
}

/** JSON for a terminal or a log: what `visible` would show by its number is escaped. */
export function visibleJson(value: unknown): string {
  return visibleJsonText(JSON.stringify(value, null, 2));
}

/** The same of JSON that is text already. */
export function visibleJsonText(json: string): string {
  return json
    .replace(invisible, (character) => (character === '\n' ? character : escaped(character)))
    .replace(command, `#${escaped('#')}`);
}

function byNumber(character: string): string {
  return `<${codePoint(character)}>`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
