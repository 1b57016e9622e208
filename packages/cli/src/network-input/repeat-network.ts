const COMMANDS = /\bnetloom (?:proxmox )?(?:validate|build|template|plan|apply|remove|render|matrix)\b/g;
const QUESTIONS = /\bnetloom (?:trace|uses)\b[^`\n]*/g;

const WORD = /^[\w@%+=:,./-]+$/;

/** The hint with the NETWORK of the command that gave it: a copied command is about the same file. */
export function repeatNetwork(hint: string, argument: string | undefined): string {
  if (argument === undefined) return hint;
  const word = WORD.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
  return hint
    .replace(COMMANDS, (command) => (command.endsWith('netloom render') ? command : `${command} ${word}`))
    .replace(QUESTIONS, (question) => `${question} --network ${word}`);
}
