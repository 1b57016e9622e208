import { diffFields, type FieldChange } from '../fields/diff-fields.ts';
import { pairRows } from '../pair-rows.ts';
import { concealed } from './conceal.ts';
import { keyOf, type Manifest } from './manifest.ts';

/** One object that comes, goes, or changes in the fields it names. */
export interface ObjectChange {
  readonly action: 'create' | 'change' | 'delete';
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

/** What makes `after` of `before`, sorted by kind, namespace and name. */
export function diffObjects(
  before: readonly Manifest[],
  after: readonly Manifest[],
): readonly ObjectChange[] {
  return pairRows({ before, after }, keyOf).flatMap(
    ({ before: old, after: next }): readonly ObjectChange[] => {
      if (old === null) return [{ ...head(next), action: 'create', fields: [] }];
      if (next === null) return [{ ...head(old), action: 'delete', fields: [] }];
      const fields = diffFields(old.content, next.content).map((field) => concealed(next.kind, field));
      return fields.length === 0 ? [] : [{ ...head(next), action: 'change', fields }];
    },
  );
}

function head({ apiVersion, kind, namespace, name }: Manifest): Omit<ObjectChange, 'action' | 'fields'> {
  return { apiVersion, kind, namespace, name };
}
