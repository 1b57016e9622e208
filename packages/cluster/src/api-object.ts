import type { ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const Texts = z.record(z.string(), z.string());

const Schema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    resourceVersion: z.string().optional(),
    creationTimestamp: z.string().nullish(),
    deletionTimestamp: z.string().optional(),
    labels: Texts.nullish(),
    annotations: Texts.nullish(),
    finalizers: z.array(z.string()).optional(),
    ownerReferences: z
      .array(z.looseObject({ kind: z.string(), name: z.string(), controller: z.boolean().optional() }))
      .optional(),
    managedFields: z
      .array(z.looseObject({ manager: z.string().optional(), operation: z.string().optional() }))
      .optional(),
  }),
});

/** An object of any kind: what all have in common as the API has it, everything else as it came. */
export type ApiObject = ReadonlyDeep<z.output<typeof Schema>>;

/** Throws where it is no object of the Kubernetes API. */
export function parseObject(value: unknown): ApiObject {
  return Schema.parse(value);
}
