import { sides, type RecipeBlock } from './recipe.ts';

/** A block of a page of docs: what it does, and what it needs beyond a folder with the command, as its fence says. */
export type PageBlock = {
  /** The line of the page that the block begins at. */
  readonly line: number;
  /** null where nothing more is needed. */
  readonly needs: string | null;
} & (RecipeBlock | { readonly kind: 'shown'; readonly shown: readonly ShownCommand[] });

/** A command with the lines that it prints. */
export interface ShownCommand {
  readonly command: string;
  readonly output: readonly string[];
}

const FENCE = /^(?<fence>`{3,})(?<info>\w[^\n]*)\n(?<text>.*?)^\k<fence>$/gms;

/**
 * The blocks that a reader follows: ```` ```sh ```` and ```` ```console ````, which may say what they need
 * (```` ```sh needs a cluster ````), ```` ```yaml PATH ```` and ```` ```diff PATH ````. All others are for reading.
 */
export function readPage(page: string): readonly PageBlock[] {
  return Array.from(page.matchAll(FENCE), ({ index, groups = {} }) =>
    toBlock(groups, page.slice(0, index).split('\n').length),
  ).filter((block) => block !== null);
}

function toBlock(
  { info = '', text = '' }: Readonly<Record<string, string | undefined>>,
  line: number,
): PageBlock | null {
  const [language = '', ...words] = info.split(' ');
  const rest = words.join(' ');
  const needs = rest === '' ? null : rest.replace(/^needs /, '');
  if (language === 'sh') return { kind: 'commands', commands: [text], needs, line };
  if (language === 'console') return { kind: 'shown', shown: readShown(text), needs, line };
  if (language === 'text' || rest === '') return null;
  if (language === 'diff') return { kind: 'change', path: rest, ...sides(text), needs: null, line };
  return { kind: 'file', path: rest, text, needs: null, line };
}

/** The lines of blocks that do nothing, and are no text: in a page to be followed, a file has a name. */
export function unnamedBlocks(page: string): readonly number[] {
  return Array.from(page.matchAll(FENCE), ({ index, groups: { info = '' } = {} }) =>
    /^(sh|console|text)\b| /.test(info) ? null : page.slice(0, index).split('\n').length,
  ).filter((line) => line !== null);
}

/** The commands of a console block: `$ ` begins each. */
function readShown(text: string): readonly ShownCommand[] {
  return text
    .trimEnd()
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.trimEnd().split('\n');
      return { command, output };
    });
}
