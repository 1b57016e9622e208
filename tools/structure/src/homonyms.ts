import { exportedNames } from './exported-names.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { WorkspacePackage } from './workspace.ts';

/** A name that packages export with more than one meaning. */
export interface Homonym {
  readonly name: string;
  readonly meanings: readonly {
    /** The file that declares it. */
    readonly file: string;
    /** What exports it, e.g. `@netloom/engine/check`. */
    readonly modules: readonly string[];
  }[];
}

/** Re-exports of one declaration are one meaning. */
export function findHomonyms(packages: readonly WorkspacePackage[], graph: ModuleGraph): readonly Homonym[] {
  const names = new Map<string, Map<string, string[]>>();
  for (const [module, file] of packages.flatMap(({ modules }) => [...modules])) {
    for (const [name, declared] of exportedNames(file, graph)) {
      const meanings = entryOf(names, name, () => new Map<string, string[]>());
      entryOf(meanings, declared.file, () => []).push(module);
    }
  }
  return [...names]
    .filter(([, meanings]) => meanings.size > 1)
    .map(([name, meanings]) => ({
      name,
      meanings: [...meanings].map(([file, modules]) => ({ file, modules })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
