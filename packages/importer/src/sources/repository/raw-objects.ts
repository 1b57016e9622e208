import { dirname } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';
import { kustomizationOf, isKustomizationFile } from '../kustomize/kustomization.ts';
import { idOf, objectsIn } from '../object.ts';
import type { Tree, TreeMapping } from '../tree.ts';

/** An object as a file states it. */
export interface RawObject {
  readonly file: string;
  readonly tree: TreeMapping;
}

/** All files that can hold objects, by path; those of charts' templates are not among them. */
export function readRawObjects(folder: Folder): readonly RawObject[] {
  const charts = folder.folders.filter((path) => folder.files.has(inFolder(path, 'Chart.yaml')));
  const inside = charts.flatMap((path) => [
    inFolder(path, 'templates/'),
    inFolder(path, 'charts/'),
    inFolder(path, 'crds/'),
  ]);
  const raw: RawObject[] = [];
  for (const [file, { kind, text }] of folder.files) {
    if ((kind !== 'yaml' && kind !== 'json') || text === null || !mayHoldObjects(text)) continue;
    if (inside.some((prefix) => file.startsWith(prefix))) continue;
    if (isKustomizationFile(file) && kustomizationOf(folder, dirname(file)) !== null) continue;
    for (const tree of objectsIn(folder.trees(file))) raw.push({ file, tree });
  }
  return raw;
}

function mayHoldObjects(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}

function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

/** Finds objects by kind and name among all of a repository: of several, the one whose file is nearest to another. */
export class RawIndex {
  readonly #byName: ReadonlyMap<string, readonly RawObject[]>;

  constructor(raw: readonly RawObject[]) {
    this.#byName = Map.groupBy(raw, ({ tree }) => `${idOf(tree).kind}/${idOf(tree).name}`);
  }

  find(kind: string, name: string, near: string): Tree | undefined {
    const found = this.#byName.get(`${kind}/${name}`) ?? [];
    return found.toSorted((a, b) => shared(b.file, near) - shared(a.file, near))[0]?.tree;
  }
}

/** How many folders two paths have in common. */
function shared(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let count = 0;
  while (count < left.length && left[count] === right[count]) count += 1;
  return count;
}
