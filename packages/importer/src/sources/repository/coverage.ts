import type { Folder } from '../folder/folder.ts';
import { isApplication, isApplicationSet, pathOf, sourcesOf } from '../gitops/application.ts';
import { isFluxKustomization } from '../gitops/flux-kustomization.ts';
import { fluxFolder, type FluxSources, isOwnFluxSource } from '../gitops/flux-source.ts';
import { generateApplications } from '../gitops/generators.ts';
import { chartOf } from '../helm/chart-folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';
import type { Tree } from '../tree.ts';
import { textAt } from '../tree/nodes.ts';

/** Whether an object applies other files of the repository. */
export function isDeployer(object: Tree): boolean {
  return isFluxKustomization(object) || isApplication(object) || isApplicationSet(object);
}

export interface CoverageInput {
  readonly folder: Folder;
  readonly builder: KustomizeBuilder;
  readonly sources: FluxSources;
}

/** The folder that a Kustomization of Flux applies; null for any other, and where it is no folder of the repository. */
export function folderOf(object: Tree, { folder, sources }: CoverageInput): string | null {
  return isFluxKustomization(object) && isOwnFluxSource(object, sources) ? fluxFolder(object, folder) : null;
}

/** The files of the repository that an object applies, as far as that is known before it is applied itself. */
export function coverageOf(object: Tree, input: CoverageInput): ReadonlySet<string> {
  const { folder, builder } = input;
  if (isFluxKustomization(object)) {
    const path = folderOf(object, input);
    return path === null ? new Set() : filesOfFlux(path, folder, builder);
  }
  const applications = isApplicationSet(object)
    ? generateApplications(object, folder).applications
    : [object];
  const files = new Set<string>();
  for (const source of applications.flatMap(sourcesOf)) {
    const path = pathOf(source);
    if (path === null || !folder.hasFolder(path)) continue;
    const isRecursive = textAt(source, 'directory', 'recurse') === 'true';
    for (const file of filesOfPath({ path, isRecursive, folder, builder })) files.add(file);
  }
  return files;
}

/** Flux makes a kustomization of a folder without one: of its manifests, and of those below it. */
export function filesOfFlux(path: string, folder: Folder, builder: KustomizeBuilder): ReadonlySet<string> {
  return filesOfPath({ path, isRecursive: true, folder, builder });
}

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
