import type { Plain } from '@netloom/chart-kit';
import { isMapping, type FieldChange } from '../fields/diff-fields.ts';

const CONCEALED = '(concealed)';

/** A field of an object as it may be shown: of a Secret, only that something in it differs. */
export function concealed(kind: string, field: FieldChange): FieldChange {
  // kubectl writes the whole object, data and all, into an annotation
  if (kind !== 'Secret' || !/^(data|stringData|metadata\.annotations)\b/.test(field.path)) return field;
  switch (field.action) {
    case 'add':
      return { ...field, after: hidden(field.after) };
    case 'remove':
      return { ...field, before: hidden(field.before) };
    case 'change':
      return { ...field, before: hidden(field.before), after: hidden(field.after) };
    default:
      return field satisfies never;
  }
}

/** Keys tell what is there, and are no secret. */
function hidden(value: Plain): Plain {
  if (!isMapping(value)) return CONCEALED;
  return Object.fromEntries(Object.keys(value).map((key) => [key, CONCEALED]));
}
