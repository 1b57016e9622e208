import { dirname, join } from 'node:path';

/** The folder, and all below it that files with these paths need: each after the one that it is in, those that hold only folders too. */
export function foldersOf(folder: string, paths: Iterable<string>): ReadonlySet<string> {
  const found = new Set([folder]);
  const add = (one: string): void => {
    if (found.has(one)) return;
    add(dirname(one));
    found.add(one);
  };
  for (const path of paths) add(dirname(join(folder, path)));
  return found;
}
