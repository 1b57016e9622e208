/** The reasons for which a file cannot be read, each with what is required. `inputs/<code>.md` explains each. */
export const INPUTS = {
  'input-missing': 'the network file exists',
  'input-is-folder': 'the network file is a file',
  'input-is-special': 'the network file is a regular file, no pipe and no device',
  'input-forbidden': 'the network file may be read',
} as const satisfies Readonly<Record<string, string>>;

export type InputCode = keyof typeof INPUTS;

/** Where the page of a code stands in the repository. */
export function inputDocs(code: InputCode): string {
  return `packages/engine/src/network/inputs/${code}.md`;
}
