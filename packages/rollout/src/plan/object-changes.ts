import type { Plain } from '@netloom/chart-kit';
import { refOf, type ApiObject } from '@netloom/cluster';
import type { Drift, DriftedField } from './drift.ts';
import type { FieldChange } from '../changes/fields/diff-fields.ts';
import { fieldsBetween, type ObjectChange } from '../changes/objects/diff-objects.ts';
import { liveFields } from '../changes/objects/live-fields.ts';
import type { Seen } from '../observe/observed-object.ts';

/** What the file says otherwise than what was last installed; null where it says the same. */
export function changeOf(seen: Seen): ObjectChange | null {
  const { installed, wanted, live } = seen;
  if (wanted === null) {
    return installed === null || live === null ? null : { ...refOf(installed), action: 'delete', fields: [] };
  }
  const ref = refOf(wanted);
  if (installed === null && live === null) return { ...ref, action: 'create', fields: [] };
  const fields = installed === null ? wouldChange(seen) : fieldsBetween(installed, wanted);
  return fields.length === 0 ? null : { ...ref, action: 'change', fields };
}

/** What somebody did in the cluster since; null where the cluster holds what was installed, or nobody can tell. */
export function driftOf(seen: Seen): Drift | null {
  const { installed, wanted, live, restored, by } = seen;
  if (installed === null) return null;
  if (live === null) return { ...refOf(installed), state: 'deleted', by: null, fields: [] };
  if (restored === null) return null;
  const fields = liveFields(live, restored);
  if (fields.length === 0) return null;
  const sayOf = fileSays({ changes: wanted === null ? [] : fieldsBetween(installed, wanted), seen });
  return {
    ...refOf(installed),
    state: 'edited',
    by,
    fields: fields.map((field) => ({ path: field.path, ...valuesOf(field), file: sayOf(field.path) })),
  };
}

/** What applying the file would change in what is there; nothing where that was not tried. */
function wouldChange({ live, applied }: Seen): readonly FieldChange[] {
  return live === null || applied === null ? [] : liveFields(live, applied);
}

function fileSays({
  changes,
  seen,
}: {
  readonly changes: readonly FieldChange[];
  readonly seen: Seen;
}): (path: string) => DriftedField['file'] {
  const left = wouldChange(seen);
  return (path) => {
    if (!changes.some((change) => touches(change.path, path))) return 'keeps';
    const isLeft = seen.applied === null || left.some((change) => touches(change.path, path));
    return isLeft ? 'changes' : 'agrees';
  };
}

/** One is in the other, or both are in one list, whose entries may have moved. */
function touches(one: string, other: string): boolean {
  const [shorter, longer] = [one, other].map(listOf).toSorted((a, b) => a.length - b.length);
  return (
    longer === shorter ||
    longer?.startsWith(`${shorter}.`) === true ||
    longer?.startsWith(`${shorter}[`) === true
  );
}

/** `spec.addresses` of `spec.addresses[0]`. */
function listOf(path: string): string {
  return path.replace(/\[\d+\].*$/, '');
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

/** Objects that are there and that nobody installed for this network. */
export function isFound({ installed, wanted, live }: Seen): boolean {
  return installed === null && wanted !== null && live !== null;
}

export function installedOf(seen: readonly Seen[]): readonly ApiObject[] {
  return seen.flatMap(({ installed, live }) => (installed === null || live === null ? [] : [installed]));
}
