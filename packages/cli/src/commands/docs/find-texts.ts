import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';

/** A text that was named, and is not there. */
export class TextMissing extends NetloomError {
  override readonly name = 'TextMissing';
  override readonly exit = EXIT.unreadable;
}

const TEXT = /\.(?:md|markdown|ya?ml)$/i;

/** Folders whose texts are not one's own. */
export const FOREIGN: ReadonlySet<string> = new Set(['.git', 'node_modules', 'vendor']);

/** What netloom writes is no statement of a person. */
const GENERATED = /^(?:<!--|#) Written by `netloom build`/;

/** Files that a folder or a pattern gives, and what they are compared with. */
export interface Surroundings {
  /** The network file itself. */
  readonly network: string;
  /** Absolute paths of files that are left alone, unless they are named. */
  readonly ignored: ReadonlySet<string>;
}

/** The files that were named, and the texts in the folders that were. */
export async function findTexts(
  paths: readonly string[],
  surroundings: Surroundings,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const kind = await stat(path).catch(() => null);
    if (kind === null) {
      throw new TextMissing(
        `${visible(path)} is not there: name a Markdown or YAML file, or a folder with such files.`,
      );
    }
    if (kind.isDirectory()) found.push(...(await textsIn(path, surroundings)));
    else found.push(path);
  }
  return [...new Set(found)];
}

async function textsIn(folder: string, surroundings: Surroundings): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || FOREIGN.has(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await textsIn(path, surroundings)));
    else if (entry.isFile() && (await isOwnText(path, surroundings))) found.push(path);
  }
  return found;
}

/** Whether a file is a text that a person writes. */
export async function isOwnText(path: string, { network, ignored }: Surroundings): Promise<boolean> {
  const absolute = resolve(path);
  if (!TEXT.test(path) || absolute === resolve(network) || ignored.has(absolute)) return false;
  return !GENERATED.test(await readFile(path, 'utf8'));
}
