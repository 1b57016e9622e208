import { readdir, stat } from 'node:fs/promises';
import * as system from 'node:path';
import { join, resolve } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import { InputUnreadable, pathFrom, upwards, type PathGrammar } from '@netloom/engine/check';

const FILE = 'network.yaml';
const FOLDER = 'networks';

/**
 * The network file that NETWORK means: a file, or a folder that holds one. Without it the nearest of here and above, else the
 * only one of the nearest folder `networks`. Throws UsageError where there are several, and InputUnreadable where there is
 * none.
 */
export async function findNetwork(argument: string | undefined): Promise<string> {
  if (argument !== undefined) return (await isFolder(argument)) ? join(argument, FILE) : argument;
  const folders = [...upwards(resolve(''))];
  for (const folder of folders) {
    if (await isFile(join(folder, FILE))) return shortPath(join(folder, FILE));
  }
  for (const folder of folders) {
    const [only, ...others] = await networksIn(join(folder, FOLDER));
    if (only === undefined) continue;
    if (others.length === 0) return only;
    throw new UsageError(`found several networks: ${[only, ...others].join(', ')}. Name one of them.`);
  }
  throw new InputUnreadable(
    'input-missing',
    `found no ${FILE} in this folder or above it, and no ${FOLDER}/*/${FILE}: name a network file`,
  );
}

/** Relative to the working directory where the path lies inside it, with slashes on every system. */
export function shortPath(path: string, grammar: PathGrammar = system): string {
  const short = pathFrom('', path, grammar);
  // on Windows the way to another drive is an absolute path
  return short === '..' || short.startsWith('../') || grammar.isAbsolute(short) ? path : short;
}

async function networksIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const files: string[] = [];
  for (const name of names.sort()) {
    const file = join(folder, name, FILE);
    if (await isFile(file)) files.push(shortPath(file));
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
