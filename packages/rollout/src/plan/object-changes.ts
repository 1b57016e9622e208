import { isAdoptable, ownerOf, refOf, type ApiObject } from '@netloom/cluster';
import type { FieldChange } from '../changes/fields/diff-fields.ts';
import { fieldsBetween, type ObjectChange } from '../changes/objects/diff-objects.ts';
import { liveFields, unmetFields } from '../changes/objects/live-fields.ts';
import { afterDesired, type ObservedObject } from '../observe/observed-object.ts';
import type { Installed } from '../observe/read-installed.ts';

/** Whose objects may be written. */
export interface Ownership {
  readonly installed: Installed;
  /** Take over what nobody reconciles. */
  readonly adopt: boolean;
}

/** What the file says otherwise than what was last installed; null where it says the same. */
export function changeOf(object: ObservedObject, ownership: Ownership): ObjectChange | null {
  const { installed, desired, live } = object;
  const owner = ownerOf(live);
  if (desired === null) {
    return installed === null || live === null
      ? null
      : { ...refOf(installed), action: 'delete', owner, fields: [] };
  }
  const ref = refOf(desired);
  if (live === null) {
    if (installed === null) return { ...ref, action: 'create', owner, fields: [] };
    // the drift says that it was deleted
    return changed({ ...ref, action: 'change', owner, fields: fieldsBetween(installed, desired) });
  }
  if (isForeign(live, ownership)) {
    const action = ownership.adopt && isAdoptable(owner) ? 'adopt' : 'refuse';
    return { ...ref, action, owner, fields: fieldsToWrite(object).filter((field) => !isNewLabel(field)) };
  }
  const fields = installed === null ? fieldsToWrite(object) : fieldsBetween(installed, desired);
  return changed({ ...ref, action: 'change', owner, fields });
}

function changed(change: ObjectChange): ObjectChange | null {
  return change.fields.length === 0 ? null : change;
}

/** Every object of ours has the same labels: that they come says nothing about this one. */
function isNewLabel({ action, path }: FieldChange): boolean {
  return action === 'add' && path.startsWith('metadata.labels');
}

/** What applying the file would change in what is there. */
export function fieldsToWrite(object: ObservedObject): readonly FieldChange[] {
  const { desired, live } = object;
  if (desired === null || live === null) return [];
  const applied = afterDesired(object);
  return applied === null ? unmetFields(desired, live) : liveFields(live, applied);
}

/** Whether somebody else writes it. A namespace is no object of a release: what runs in it decides. */
export function isForeign(live: ApiObject, { installed }: Ownership): boolean {
  const owner = ownerOf(live);
  if (live.kind === 'Namespace' || owner.kind === 'ours') return false;
  if (installed.by === 'argo') return owner.kind !== 'argo' || owner.application !== installed.application;
  return !(installed.by === 'helm' && owner.kind === 'flux' && owner.resource === installed.flux?.resource);
}
