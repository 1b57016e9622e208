import { readFile, writeFile } from 'node:fs/promises';

/** A block of a recipe: commands, a new file, or a change of one. */
export type RecipeBlock =
  | { readonly kind: 'commands'; readonly commands: readonly string[] }
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | ({ readonly kind: 'change'; readonly path: string } & FileChange);

/** A text that a file holds once, and what it becomes. */
interface FileChange {
  readonly before: string;
  readonly after: string;
}

/** A fence, or a heading outside of one: a block may hold a page with headings of its own. */
const FENCE_OR_HEADING =
  /^(?<fence>`{3,})(?<info>\w[^\n]*)\n(?<text>.*?)^\k<fence>$|^## (?<heading>[^\n]+)$/gms;

/** The blocks below a heading of a page: ```` ```sh ````, ```` ```ts PATH ```` and ```` ```diff PATH ````. */
export function readRecipe(page: string, heading: string): readonly RecipeBlock[] {
  const parts = Array.from(page.matchAll(FENCE_OR_HEADING), ({ groups = {} }) => groups);
  const start = parts.findIndex((part) => part.heading === heading);
  if (start === -1) throw new Error(`there is no recipe "${heading}"`);
  const end = parts.findIndex((part, index) => index > start && part.heading !== undefined);
  return parts.slice(start + 1, end === -1 ? undefined : end).map(toBlock);
}

/** Makes a change of a page in a file. */
export async function changeFile(path: string, { before, after }: FileChange): Promise<void> {
  const [start = '', end, ...more] = (await readFile(path, 'utf8')).split(before);
  // a place that is there twice would be changed at the wrong one
  if (end === undefined || more.length > 0) throw new Error(`${path} does not hold\n${before}\nonce`);
  await writeFile(path, start + after + end);
}

function toBlock({ info = '', text = '' }: Readonly<Record<string, string | undefined>>): RecipeBlock {
  const [language = '', path = ''] = info.split(' ');
  if (language === 'sh') return { kind: 'commands', commands: text.trim().split('\n') };
  if (language === 'diff') return { kind: 'change', path, ...sides(text) };
  return { kind: 'file', path, text };
}

/** What a diff without line numbers finds, and what it makes of it. */
export function sides(diff: string): FileChange {
  const lines = diff.split('\n').filter((line) => line !== '');
  const without = (sign: string): string =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { before: without('+'), after: without('-') };
}
