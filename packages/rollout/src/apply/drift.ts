import type { ApiObject, FieldOfOther } from '@netloom/cluster';
import * as z from 'zod';
import { differences } from './differences.ts';

/**
 * The fields of an object that do not hold what its release last wrote. A Helm that applies on the client does not look at
 * custom resources before it writes, and leaves such a field as it is.
 */
export function drift(released: ApiObject, live: ApiObject): readonly FieldOfOther[] {
  return differences(released, live).map(({ path }) => ({
    manager: writerOf(live, path),
    field: `.${path}`,
  }));
}

const Fields = z.looseObject({ manager: z.string(), fieldsV1: z.looseObject({}) });

/** Who says in the object that it manages the field, besides Helm. */
function writerOf({ metadata }: ApiObject, path: string): string {
  const keys = path.split('.').map((key) => `f:${key}`);
  const writers = (metadata.managedFields ?? [])
    .map((entry) => Fields.safeParse(entry).data)
    .filter((entry) => entry !== undefined && entry.manager !== 'helm' && hasKeys(entry.fieldsV1, keys))
    .map((entry) => entry?.manager);
  return writers.at(-1) ?? 'somebody';
}

function hasKeys(fields: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (typeof fields !== 'object' || fields === null) return false;
  const inner = Object.entries(fields).find(([name]) => name === key);
  return inner !== undefined && hasKeys(inner[1], rest);
}
