import { plain } from '@netloom/chart-kit';
import type { ApiObject } from '@netloom/cluster';
import { diffFields, type FieldChange } from '../fields/diff-fields.ts';
import { restrictTo } from '../fields/restrict-to.ts';
import { concealed } from './conceal.ts';
import { fieldsBetween } from './diff-objects.ts';

/** What differs between two answers of the API server about one object, without what only the server writes. */
export function liveFields(before: ApiObject, after: ApiObject): readonly FieldChange[] {
  return fieldsBetween(withoutServerFields(before), withoutServerFields(after));
}

/** In which fields that `desired` sets the live object holds something else. Fields that only `live` has are no difference. */
export function unmetFields(desired: ApiObject, live: ApiObject): readonly FieldChange[] {
  // it is read in the version of its group that the server was asked for
  const set = plain(withoutServerFields({ ...desired, apiVersion: live.apiVersion }));
  const held = restrictTo(set, plain(withoutServerFields(live)));
  return diffFields(held ?? null, set).map((field) => concealed(desired.kind, field));
}

/** An object of the server as somebody could apply it. */
export function withoutServerFields({ status: _status, metadata, ...rest }: ApiObject): ApiObject {
  const {
    managedFields: _managedFields,
    resourceVersion: _resourceVersion,
    generation: _generation,
    uid: _uid,
    creationTimestamp: _creationTimestamp,
    ...kept
  } = metadata;
  return { ...rest, metadata: kept };
}
