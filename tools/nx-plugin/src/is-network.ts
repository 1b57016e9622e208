import { posix } from 'node:path';

/** Whether one of the globs matches the path, and none of those that begin with `!`. */
export function isNetwork(path: string, globs: readonly string[]): boolean {
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const included = globs.filter((glob) => !glob.startsWith('!'));
  const matches = (glob: string): boolean => posix.matchesGlob(path, glob);
  return included.some(matches) && !excluded.some(matches);
}
