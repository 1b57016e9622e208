import * as z from 'zod';
import { parserOf } from '../file/text-codec.ts';

/** The schema of the value at `path`; null where none is known. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | null {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return schemaAt(inner.element, rest);
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType, rest);
  if (!(inner instanceof z.ZodObject)) return null;
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  const property = Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
  return property === undefined ? null : schemaAt(property, rest);
}

/** The keys of the mapping at `path`. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const found = schemaAt(schema, path);
  const at = found === null ? null : unwrap(found);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The description of the value at `path`. */
export function descriptionAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string | null {
  const property = schemaAt(schema, path);
  return property instanceof z.ZodType ? (property.description ?? null) : null;
}

/** The parser of the text at `path`; null where it is none, or none of netloom's own. */
export function parserAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): ReturnType<typeof parserOf> {
  let at = schemaAt(schema, path);
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodPrefault) {
    at = at.def.innerType;
  }
  return at instanceof z.ZodCodec ? parserOf(at.def) : null;
}

/** Down to what the file holds: a codec's text, an optional value's type. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.def.innerType);
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.def.in) : schema;
}
