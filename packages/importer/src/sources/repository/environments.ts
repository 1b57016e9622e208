import { idOf } from '../object.ts';
import { type ClusterOf, livenessOfPath } from './paths.ts';
import type { RawObject } from './raw-objects.ts';

/** Words that name an environment, so that its folder is a cluster of its own. */
export const ENVIRONMENT =
  /^(?:dev|development|test|testing|stage|staging|qa|prod|production|lab|home|homelab|cloud|edge|local)$/i;

/** Folders beside one another that are named after environments, and that state the same object, are clusters. */
export function findEnvironments(raw: readonly RawObject[]): ClusterOf {
  const named = raw.flatMap((object) =>
    livenessOfPath(object.file) === null
      ? environmentsIn(object.file).map((one) => ({ ...one, id: keyOf(object) }))
      : [],
  );
  const shared = new Set<string>();
  for (const rows of Map.groupBy(named, ({ parent, id }) => `${parent}\0${id}`).values()) {
    if (new Set(rows.map(({ name }) => name)).size > 1) for (const { parent } of rows) shared.add(parent);
  }
  const known = new Set(
    named.flatMap(({ parent, name }) => (shared.has(parent) ? `${parent}\0${name}` : [])),
  );
  return (path) => {
    const found = environmentsIn(path).find(({ parent, name }) => known.has(`${parent}\0${name}`));
    return found?.name ?? null;
  };
}

function environmentsIn(file: string): readonly { readonly parent: string; readonly name: string }[] {
  const folders = file.split('/').slice(0, -1);
  return folders.flatMap((name, index) =>
    ENVIRONMENT.test(name) ? [{ parent: folders.slice(0, index).join('/'), name }] : [],
  );
}

function keyOf({ tree }: RawObject): string {
  const { apiVersion, kind, name, namespace = '' } = idOf(tree);
  return [apiVersion, kind, namespace, name].join('\0');
}
