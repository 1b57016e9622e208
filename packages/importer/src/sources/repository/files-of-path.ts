import type { Folder } from '../folder/folder.ts';
import { chartOf } from '../helm/chart-folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';

/** The files of a path that a deployer applies: a chart, a kustomization, or manifests. */
export function filesOfPath({
  path,
  isRecursive,
  folder,
  builder,
}: {
  readonly path: string;
  readonly isRecursive: boolean;
  readonly folder: Folder;
  readonly builder: KustomizeBuilder;
}): ReadonlySet<string> {
  if (chartOf(folder, path) !== null) return new Set(folder.filesBelow(path));
  const build = builder.build(path);
  if (build !== null) return build.files;
  if (!isRecursive) return new Set(folder.filesIn(path));
  const files = new Set(folder.filesIn(path));
  for (const below of manifestFolders(path, folder, builder)) {
    const inner = builder.build(below);
    for (const file of inner?.files ?? folder.filesIn(below)) files.add(file);
  }
  return files;
}

/** The folders below one that are applied with it; what is below a kustomization is that kustomization's own affair. */
export function manifestFolders(path: string, folder: Folder, builder: KustomizeBuilder): readonly string[] {
  const prefix = path === '.' ? '' : `${path}/`;
  const kept: string[] = [];
  const closed: string[] = [];
  for (const below of folder.folders) {
    if (below === '.' || !below.startsWith(prefix) || below === path) continue;
    if (closed.some((outer) => below.startsWith(`${outer}/`))) continue;
    kept.push(below);
    if (builder.build(below) !== null) closed.push(below);
  }
  return kept;
}
