import { basename } from 'node:path/posix';
import type { Folder } from '../../folder/folder.ts';
import type { Tree } from '../../tree.ts';
import { itemsAt, textAt } from '../../tree/nodes.ts';
import { globPattern } from './glob.ts';
import { flatten, join, type Parameters } from './parameters.ts';

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/ */
export function gitParameters(git: Tree | undefined, folder: Folder): readonly Parameters[] {
  const prefix = textAt(git, 'pathParamPrefix');
  const named = (path: string, file?: string): Parameters => {
    const own = pathParameters(path, file);
    if (prefix === undefined) return own;
    return new Map(Array.from(own, ([name, value]) => [`${prefix}.${name}`, value]));
  };
  const files = gitFiles(git, folder).map(({ path, content }) => {
    const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    return join(content, named(above, basename(path)));
  });
  return [...gitDirectories(git, folder).map((path) => named(path)), ...files];
}

function gitDirectories(git: Tree | undefined, folder: Folder): readonly string[] {
  const entries = itemsAt(git, 'directories').map((entry) => ({
    // of Go's path.Match, in which two stars are one
    pattern: globPattern((textAt(entry, 'path') ?? '').replaceAll('**', '*')),
    isExcluded: textAt(entry, 'exclude') === 'true',
  }));
  if (entries.length === 0) return [];
  const isIn = (path: string, isExcluded: boolean): boolean =>
    entries.some((entry) => entry.isExcluded === isExcluded && entry.pattern.test(path));
  return folder.folders
    .filter((path) => path !== '.' && isIn(path, false) && !isIn(path, true))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')));
}

/** Each file gives its content, and its own path; those of `exclude` give nothing. */
function gitFiles(
  git: Tree | undefined,
  folder: Folder,
): readonly { readonly path: string; readonly content: Parameters }[] {
  const entries = itemsAt(git, 'files').map((entry) => ({
    pattern: globPattern(textAt(entry, 'path') ?? ''),
    isExcluded: textAt(entry, 'exclude') === 'true',
  }));
  const isIn = (path: string, isExcluded: boolean): boolean =>
    entries.some((entry) => entry.isExcluded === isExcluded && entry.pattern.test(path));
  if (entries.length === 0) return [];
  return [...folder.files.keys()]
    .filter((path) => isIn(path, false) && !isIn(path, true))
    .flatMap((path) =>
      folder.trees(path).flatMap((tree) => {
        const items = tree.kind === 'sequence' ? tree.items : [tree];
        return items.map((item) => ({ path, content: flatten(item) }));
      }),
    );
}

function pathParameters(path: string, file: string | undefined): Parameters {
  const values = new Map([
    ['path', path],
    ['path.path', path],
    ['path.basename', basename(path)],
    ['path.basenameNormalized', normalized(basename(path))],
  ]);
  if (file !== undefined) {
    values.set('path.filename', file);
    values.set('path.filenameNormalized', normalized(file));
  }
  for (const [index, part] of path.split('/').entries()) {
    values.set(`path[${index}]`, part);
    values.set(`path.segments.${index}`, part);
  }
  return values;
}

/** As Argo CD makes a name of it. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
}
