import { dirname } from 'node:path/posix';
import { isFluxKustomization } from '../gitops/flux-kustomization.ts';
import { idOf } from '../object.ts';
import { clusterOfPath } from './paths.ts';
import type { RawObject } from './raw-objects.ts';

/** The cluster that a path of the repository belongs to; null where it names none. */
export type ClusterOf = (path: string) => string | null;

/**
 * Names clusters by folders beside each other whose roots state the same Kustomization of Flux: a cluster has one of each name.
 * `kubernetes/main/flux/apps.yaml` and `kubernetes/staging/flux/apps.yaml` are two clusters, `main` and `staging`.
 */
export function findClusters(roots: readonly RawObject[]): ClusterOf {
  const folders = new Map<string, string>();
  const kustomizations = roots.filter(({ tree }) => isFluxKustomization(tree));
  for (const same of Map.groupBy(kustomizations, identityOf).values()) {
    for (const [index, one] of same.entries()) {
      for (const other of same.slice(index + 1)) {
        for (const [folder, name] of apart(dirname(one.file), dirname(other.file))) folders.set(folder, name);
      }
    }
  }
  const nearest = [...folders].toSorted(([a], [b]) => b.length - a.length);
  return (path) =>
    clusterOfPath(path) ?? nearest.find(([folder]) => `${path}/`.startsWith(`${folder}/`))?.[1] ?? null;
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
