const WORD = /^[A-Za-z0-9_.,:@%+/=-]+$/;
const WITH_PLACEHOLDER = /^[A-Za-z0-9_.,:@%+/=<> -]+$/;

/** One word of a shell command. Anything else than plain or simply quoted words is refused: the model's types allow none. */
export function shellWord(text: string): string {
  if (WORD.test(text)) return text;
  if (WITH_PLACEHOLDER.test(text)) return `'${text}'`;
  throw new Error(`"${text}" is not a plain word of a shell command.`);
}

/** A command over several lines: the first part on the first, each further part on one of its own. */
export function shellCommand(parts: readonly (readonly string[])[]): string {
  return parts.map((words) => words.map(shellWord).join(' ')).join(' \\\n  ');
}
