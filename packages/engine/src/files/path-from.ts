import * as system from 'node:path';

/** The path grammar of an operating system, such as `win32` of node:path. */
export type PathGrammar = Pick<typeof system, 'dirname' | 'isAbsolute' | 'relative' | 'resolve' | 'sep'>;

/** The path from a folder to what lies in it, with slashes on every system, as Git, Argo CD and generated files have it. */
export function pathFrom(folder: string, path: string, grammar: PathGrammar = system): string {
  return grammar.relative(folder, path).split(grammar.sep).join('/');
}
