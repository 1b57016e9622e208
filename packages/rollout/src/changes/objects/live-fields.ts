import type { ApiObject } from '@netloom/cluster';
import type { FieldChange } from '../fields/diff-fields.ts';
import { fieldsBetween } from './diff-objects.ts';

/** What differs between two answers of the API server about one object, without what only the server writes. */
export function liveFields(before: ApiObject, after: ApiObject): readonly FieldChange[] {
  return fieldsBetween(withoutServerFields(before), withoutServerFields(after));
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
