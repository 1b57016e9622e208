import { dirname } from 'node:path/posix';
import { isFluxKustomization } from '../gitops/flux-kustomization.ts';
import { idOf } from '../object.ts';
import { findEnvironments } from './environments.ts';
import type { Overlays } from './overlays.ts';
import { type ClusterOf, clusterOfPath, livenessOfPath } from './paths.ts';
import type { RawObject } from './raw-objects.ts';

/** What clusters are named by. */
export interface ClusterFolders {
  /** What applies the rest. */
  readonly roots: readonly RawObject[];
  readonly raw: readonly RawObject[];
  readonly overlays: Overlays;
}

/**
 * A path belongs to the cluster that it names, else to that of roots of Flux, of an overlay, or, in a repository that names no
 * cluster, of an environment.
 */
export function findClusters({ roots, raw, overlays }: ClusterFolders): ClusterOf {
  const folders = foldersOfFlux(roots);
  const nearest = [...folders].toSorted(([a], [b]) => b.length - a.length);
  const isNamed =
    folders.size > 0 || raw.some(({ file }) => clusterOfPath(file) !== null && livenessOfPath(file) === null);
  const environmentOf: ClusterOf = isNamed ? () => null : findEnvironments(raw);
  return (path) =>
    clusterOfPath(path) ??
    nearest.find(([folder]) => path.startsWith(`${folder}/`))?.[1] ??
    overlays.get(path.replace(/\/$/, ''))?.cluster ??
    environmentOf(path);
}

/**
 * Folders beside each other whose roots state the same Kustomization of Flux, each with its name: a cluster has one of each.
 * `kubernetes/main/flux/apps.yaml` and `kubernetes/staging/flux/apps.yaml` are two clusters, `main` and `staging`.
 */
function foldersOfFlux(roots: readonly RawObject[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const kustomizations = roots.filter(({ tree }) => isFluxKustomization(tree));
  for (const same of Map.groupBy(kustomizations, identityOf).values()) {
    for (const [index, one] of same.entries()) {
      for (const other of same.slice(index + 1)) {
        for (const [folder, name] of apart(dirname(one.file), dirname(other.file))) folders.set(folder, name);
      }
    }
  }
  return folders;
}

function identityOf({ tree }: RawObject): string {
  const { namespace = '', name } = idOf(tree);
  return `${namespace}/${name}`;
}

/** The folders in which two paths part, each with its name; none where one holds the other. */
function apart(one: string, other: string): readonly (readonly [string, string])[] {
  const [left, right] = [one.split('/'), other.split('/')];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [a, b] = [left[at], right[at]];
  if (a === undefined || b === undefined) return [];
  return [
    [left.slice(0, at + 1).join('/'), a],
    [right.slice(0, at + 1).join('/'), b],
  ];
}
