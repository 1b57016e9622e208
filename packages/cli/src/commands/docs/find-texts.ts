import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';

/** A text that was named, and is not there. */
export class TextMissing extends NetloomError {
  override readonly name = 'TextMissing';
  override readonly exit = EXIT.unreadable;

  constructor(path: string) {
    super(`${visible(path)} is not there: name a Markdown or YAML file, or a folder with such files.`);
  }
}

const TEXT = /\.(?:md|markdown|ya?ml)$/i;

/** Folders whose texts are not one's own. */
const FOREIGN = new Set(['node_modules', 'vendor']);

/** What netloom writes is no statement of a person. */
const GENERATED = /^(?:<!--|#) Written by `netloom build`/;

/** The files that were named, and the texts in the folders that were, without the network file itself and what is generated. */
export async function findTexts(paths: readonly string[], network: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const kind = await stat(path).catch(() => null);
    if (kind === null) throw new TextMissing(path);
    if (!kind.isDirectory()) found.push(path);
    else found.push(...(await textsIn(path, resolve(network))));
  }
  return [...new Set(found)];
}

async function textsIn(folder: string, network: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || FOREIGN.has(entry.name)) continue;
    if (entry.isDirectory()) {
      found.push(...(await textsIn(path, network)));
    } else if (entry.isFile() && TEXT.test(entry.name) && resolve(path) !== network && (await isOwn(path))) {
      found.push(path);
    }
  }
  return found;
}

async function isOwn(path: string): Promise<boolean> {
  return !GENERATED.test(await readFile(path, 'utf8'));
}
