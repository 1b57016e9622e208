const COMMANDS = /\bnetloom (?:proxmox )?(?:validate|build|template|plan|apply|remove|render|matrix|view)\b/g;
const QUESTIONS = /\bnetloom (?:trace|uses)\b[^`\n]*/g;

/** Words that a shell reads as they are, and the quotes for all others. */
interface Shell {
  readonly word: RegExp;
  readonly quote: (text: string) => string;
}

/** cmd knows no single quotes, and no file of Windows has a double one in its name. */
export const SHELLS = {
  posix: { word: /^[\w@%+=:,./-]+$/, quote: (text) => `'${text.replaceAll("'", `'\\''`)}'` },
  windows: { word: /^[\w@+=:.\\/-]+$/, quote: (text) => `"${text}"` },
} as const satisfies Readonly<Record<string, Shell>>;

/** The hint with the NETWORK of the command that gave it: a copied command is about the same file. */
export function repeatNetwork(
  hint: string,
  argument: string | undefined,
  { word, quote }: Shell = SHELLS[process.platform === 'win32' ? 'windows' : 'posix'],
): string {
  if (argument === undefined) return hint;
  const network = word.test(argument) ? argument : quote(argument);
  return hint
    .replace(COMMANDS, (command) => (command.endsWith('netloom render') ? command : `${command} ${network}`))
    .replace(QUESTIONS, (question) => `${question} --network ${network}`);
}
