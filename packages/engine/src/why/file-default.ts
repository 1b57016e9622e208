import { networkJsonSchema } from '@netloom/network-model';
import type { Path } from './source-path.ts';

/** The schema of the file, made once. */
let fileSchema: unknown;

/** What the format of network.yaml gives for a key that is not written; undefined where it gives nothing. */
export function fileDefault(path: Path): unknown {
  fileSchema ??= networkJsonSchema();
  let schema = fileSchema;
  for (const key of path) schema = schemaBelow(schema, key);
  return fieldOf(schema, 'default');
}

function schemaBelow(schema: unknown, key: string | number): unknown {
  if (typeof key === 'number') return fieldOf(schema, 'items');
  return fieldOf(fieldOf(schema, 'properties'), key) ?? fieldOf(schema, 'additionalProperties');
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
