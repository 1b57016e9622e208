import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

const FILE = 'network.yaml';
const DEFAULT = join('networks', 'homelab', FILE);

/** The network file that NETWORK means: a file, a folder that holds one, or the nearest of here and above. */
export async function findNetwork(argument: string | undefined): Promise<string> {
  if (argument !== undefined) return (await isFolder(argument)) ? join(argument, FILE) : argument;
  const folders = [...upwards(resolve(''))];
  for (const name of [FILE, DEFAULT]) {
    for (const folder of folders) {
      if (await isFile(join(folder, name))) return shortPath(join(folder, name));
    }
  }
  return DEFAULT;
}

/** Relative to the working directory where the path lies inside it. */
export function shortPath(path: string): string {
  const short = relative('', path);
  return short === '..' || short.startsWith(`..${sep}`) ? path : short;
}

function* upwards(folder: string): Iterable<string> {
  yield folder;
  const parent = dirname(folder);
  if (parent !== folder) yield* upwards(parent);
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
