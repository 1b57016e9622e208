import type { ApiObject } from '@netloom/cluster';
import * as z from 'zod';

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
const Entry = z.looseObject({
  manager: z.string().default(''),
  operation: z.string().default(''),
  subresource: z.string().default(''),
  fieldsV1: z
    .looseObject({
      'f:metadata': z
        .looseObject({ 'f:annotations': z.record(z.string(), z.unknown()).optional() })
        .optional(),
      'f:spec': z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});

/** What one manager of an object has set. */
export interface ManagedFields {
  /** `kubectl-client-side-apply` */
  readonly manager: string;
  /** By server-side apply: each field was stated. Otherwise what the server filled in belongs to the manager, too. */
  readonly isApplied: boolean;
  readonly isStatus: boolean;
  readonly annotations: readonly string[];
  /** Right in `spec`. */
  readonly spec: readonly string[];
}

/** Who set which fields of an object; none where the server does not say. */
export function managedFieldsOf({ metadata: { managedFields = [] } }: ApiObject): readonly ManagedFields[] {
  return managedFields.flatMap((one) => {
    const entry = Entry.safeParse(one).data;
    if (entry === undefined) return [];
    const { manager, operation, subresource, fieldsV1 } = entry;
    return [
      {
        manager,
        isApplied: operation === 'Apply',
        isStatus: subresource === 'status',
        annotations: namesIn(fieldsV1?.['f:metadata']?.['f:annotations']),
        spec: namesIn(fieldsV1?.['f:spec']),
      },
    ];
  });
}

function namesIn(fields: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.keys(fields).flatMap((key) => (key.startsWith('f:') ? [key.slice(2)] : []));
}
