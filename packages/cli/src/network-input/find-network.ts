import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import { InputUnreadable, upwards } from '@netloom/engine/check';

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

/** Relative to the working directory where the path lies inside it. */
export function shortPath(path: string): string {
  const short = relative('', path);
  return short === '..' || short.startsWith(`..${sep}`) ? path : short;
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
