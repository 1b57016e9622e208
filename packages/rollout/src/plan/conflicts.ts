import { ownerOf, type ManagedField } from '@netloom/cluster';
import { listOf } from '../changes/fields/field-path.ts';
import { HELM_MANAGER, managersOf } from '../changes/objects/field-managers.ts';
import { unmetFields } from '../changes/objects/live-fields.ts';
import type { ObservedObject } from '../observe/observed-object.ts';
import type { Release } from '../release/helm-release.ts';
import { fieldsToWrite } from './object-changes.ts';

/**
 * Fields of an object of ours that somebody else manages and has set to another value. Helm would stop at such a field halfway
 * through an upgrade, or, where it applies on the client, leave it as it is.
 */
export function conflictsOf(object: ObservedObject, release: Release | null): readonly ManagedField[] {
  const { installed, live } = object;
  if (live === null || release === null || ownerOf(live).kind !== 'ours') return [];
  if (release.serverSide) {
    const paths = fieldsToWrite(object).map(({ path }) => path);
    return managersOf(live, paths).filter(({ manager }) => manager !== HELM_MANAGER);
  }
  // a revision that failed did not write all that its manifest says
  if (installed === null || release.revision.status !== 'deployed') return [];
  const fields = unmetFields(installed, live).map(({ path }) => {
    const managers = managersOf(live, [path]).filter(({ manager }) => manager !== HELM_MANAGER);
    return managers.at(-1) ?? { manager: 'somebody', field: `.${listOf(path)}` };
  });
  return [...new Map(fields.map((one) => [one.field, one])).values()];
}
