import { isDeepStrictEqual } from 'node:util';
import { plain } from '@netloom/chart-kit';
import { groupOf, refOf, type ApiObject, type ObjectRef, type Owner } from '@netloom/cluster';
import { diffFields, type FieldChange } from '../fields/diff-fields.ts';
import { pairRows } from '../pair-rows.ts';
import { concealed } from './conceal.ts';

/** One object that comes, goes, or changes in the fields it names. */
export interface ObjectChange extends ObjectRef {
  /** `adopt`, `refuse`: it is there, and somebody else's; whether it may be taken over. */
  readonly action: 'create' | 'change' | 'adopt' | 'refuse' | 'delete';
  /** Who writes it now; null where no cluster was observed. */
  readonly owner: Owner | null;
  readonly fields: readonly FieldChange[];
}

/** What makes `after` of `before`, sorted by kind, namespace and name. */
export function diffObjects(
  before: readonly ApiObject[],
  after: readonly ApiObject[],
): readonly ObjectChange[] {
  return pairRows({ before, after }, keyOf).flatMap(
    ({ before: old, after: next }): readonly ObjectChange[] => {
      if (old === null) return [{ ...refOf(next), action: 'create', owner: null, fields: [] }];
      if (next === null) return [{ ...refOf(old), action: 'delete', owner: null, fields: [] }];
      const fields = fieldsBetween(old, next);
      return fields.length === 0 ? [] : [{ ...refOf(next), action: 'change', owner: null, fields }];
    },
  );
}

/** What differs between two states of one object, as it may be shown. */
export function fieldsBetween(old: ApiObject, next: ApiObject): readonly FieldChange[] {
  // of many objects few differ
  if (isDeepStrictEqual(old, next)) return [];
  return diffFields(plain(old), plain(next)).map((field) => concealed(next.kind, field));
}

/** What names an object whatever version of its group it is written in; sorts by kind, namespace and name. */
export function keyOf({ apiVersion, kind, metadata: { namespace, name } }: ApiObject): string {
  return [kind, namespace ?? '', name, groupOf(apiVersion)].join('\n');
}
