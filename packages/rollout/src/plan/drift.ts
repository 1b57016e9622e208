import type { Plain } from '@netloom/chart-kit';
import { describeManagers, refOf, type ApiObject, type ObjectRef } from '@netloom/cluster';
import type { FieldChange } from '../changes/fields/diff-fields.ts';
import { isTouching } from '../changes/fields/field-path.ts';
import { fieldsBetween } from '../changes/objects/diff-objects.ts';
import { isInstaller, managersOf } from '../changes/objects/field-managers.ts';
import { liveFields, unmetFields } from '../changes/objects/live-fields.ts';
import { afterDesired, afterInstalled, type ObservedObject } from '../observe/observed-object.ts';

/** An object that somebody edited or deleted in the cluster after it was installed. */
export interface Drift extends ObjectRef {
  readonly state: 'edited' | 'deleted';
  /** Who manages the edited fields now, as the server knows them; null where it does not. */
  readonly by: string | null;
  readonly fields: readonly DriftedField[];
}

/** A field that what was installed would set otherwise; a value that is not there is not set. */
export interface DriftedField {
  readonly path: string;
  readonly installed?: Plain;
  readonly live?: Plain;
  /** What the file says of it: still what was installed, something else, or what is live. */
  readonly file: 'keeps' | 'changes' | 'agrees';
}

/** What somebody did in the cluster since; null where the cluster holds what was installed, or nobody can tell. */
export function driftOf(object: ObservedObject): Drift | null {
  const { installed, desired, live } = object;
  if (installed === null) return null;
  if (live === null) return { ...refOf(installed), state: 'deleted', by: null, fields: [] };
  const changes = desired === null ? [] : fieldsBetween(installed, desired);
  const fields = editedFields({ object, installed, live, changes });
  if (fields.length === 0) return null;
  const managers = managersOf(
    live,
    fields.map(({ path }) => path),
  );
  const fileOf = fileSays(object, changes);
  return {
    ...refOf(installed),
    state: 'edited',
    by: managers.length === 0 ? null : describeManagers(managers),
    fields: fields.map((field) => ({ path: field.path, ...valuesOf(field), file: fileOf(field.path) })),
  };
}

interface Edited {
  readonly object: ObservedObject;
  readonly installed: ApiObject;
  readonly live: ApiObject;
  /** What the file changes of what was installed. */
  readonly changes: readonly FieldChange[];
}

/**
 * What applying the installed object again would change. One dry run answers for both: where that was of what is desired, the
 * fields that the file changes are compared with the text that was installed.
 */
function editedFields({ object, installed, live, changes }: Edited): readonly FieldChange[] {
  const restored = afterInstalled(object);
  if (restored !== null) return liveFields(live, restored);
  const isChanged = ({ path }: FieldChange): boolean =>
    changes.some((change) => isTouching(change.path, path));
  const unmet = unmetFields(installed, live).filter((field) => isWrittenByOthers(field, live));
  const applied = afterDesired(object);
  if (applied !== null) {
    return [...liveFields(live, applied).filter((field) => !isChanged(field)), ...unmet.filter(isChanged)];
  }
  // a server that rejects what is desired has read what is there all the same
  return object.dryRun?.failure?.isRejection === true && object.dryRun.of === 'desired' ? unmet : [];
}

/** The server may write a value in other words than it was given: `1000m` as `1`. Then nobody else manages it. */
function isWrittenByOthers({ action, path }: FieldChange, live: ApiObject): boolean {
  if (action === 'add') return true;
  const managers = managersOf(live, [path]);
  return managers.length === 0 || !managers.every(isInstaller);
}

function fileSays(
  object: ObservedObject,
  changes: readonly FieldChange[],
): (path: string) => DriftedField['file'] {
  const { live } = object;
  const applied = afterDesired(object);
  const left = live === null || applied === null ? [] : liveFields(live, applied);
  return (path) => {
    if (!changes.some((change) => isTouching(change.path, path))) return 'keeps';
    return applied === null || left.some((change) => isTouching(change.path, path)) ? 'changes' : 'agrees';
  };
}

function valuesOf(field: FieldChange): { readonly installed?: Plain; readonly live?: Plain } {
  switch (field.action) {
    case 'add':
      return { installed: field.after };
    case 'remove':
      return { live: field.before };
    case 'change':
      return { installed: field.after, live: field.before };
    default:
      return field satisfies never;
  }
}
