import { dirname } from 'node:path';

/** The folder, then each one above it, to the root of the file system. */
export function* upwards(folder: string): Iterable<string> {
  yield folder;
  const parent = dirname(folder);
  if (parent !== folder) yield* upwards(parent);
}
