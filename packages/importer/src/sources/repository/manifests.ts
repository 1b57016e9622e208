import type { Folder } from '../folder/folder.ts';
import { type Resource, resourceOf } from '../kustomize/resource.ts';
import { objectsIn } from '../object.ts';

/** The objects of those files that are YAML or JSON. */
export function manifestsIn(folder: Folder, files: readonly string[]): readonly Resource[] {
  return files
    .filter((file) => folder.files.get(file)?.kind === 'yaml' || folder.files.get(file)?.kind === 'json')
    .flatMap((file) => objectsIn(folder.trees(file)).map(resourceOf));
}
