import type { KustomizeBuilder } from '../kustomize/build.ts';
import type { Liveness } from '../live-object.ts';
import { ENVIRONMENT } from './environments.ts';
import { overlayOf } from './paths.ts';

/** What is known of roots that use one base: by path. */
export type Overlays = ReadonlyMap<string, { readonly cluster: string | null; readonly liveness: Liveness }>;

/**
 * Several roots with one base are several clusters where their names are those of environments, or where several bases
 * have overlays of these names; else they are alternatives, of which one is applied.
 */
export function findOverlays(roots: readonly string[], builder: KustomizeBuilder): Overlays {
  const byBase = new Map<string, string[]>();
  for (const root of roots) {
    for (const base of builder.build(root)?.bases ?? []) {
      byBase.set(base, [...(byBase.get(base) ?? []), root]);
    }
  }
  const shared = [...byBase].filter(([, users]) => users.length > 1);
  const found = new Map<string, { readonly cluster: string | null; readonly liveness: Liveness }>();
  for (const [base, users] of shared) {
    const names = users.map((path) => overlayOf(path));
    const isClusters = names.every((name) => name !== null && isCluster(name, users, shared));
    for (const path of users) {
      const name = overlayOf(path);
      if (isClusters && name !== null) {
        found.set(path, { cluster: name, liveness: { state: 'live' } });
      } else if (!found.has(path) && name !== null) {
        const why = `one of ${users.length} overlays of ${base}`;
        found.set(path, { cluster: null, liveness: { state: 'alternative', why } });
      }
    }
  }
  return found;
}

function isCluster(
  name: string,
  users: readonly string[],
  shared: readonly (readonly [string, readonly string[]])[],
): boolean {
  if (ENVIRONMENT.test(name)) return true;
  return shared.some(([, others]) =>
    others.some((path) => !users.includes(path) && overlayOf(path) === name),
  );
}
