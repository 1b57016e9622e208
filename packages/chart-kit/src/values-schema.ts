import * as z from 'zod';
import { plain, type Plain } from './plain.ts';
import { re2Problem } from './re2.ts';

/** A JSON Schema (draft-07) as plain data. */
export type JsonSchema = Readonly<Record<string, Plain>>;

/** What Helm and an umbrella put into a chart's values besides its own. */
const FROM_ABOVE: JsonSchema = {
  global: { type: 'object', description: 'Values that an umbrella chart shares with its subcharts.' },
  enabled: { type: 'boolean', description: 'Whether an umbrella chart installs this chart.' },
};

/** The draft-07 schema of a chart's values: self-contained, closed, `global` and `enabled` allowed on top. */
export function valuesSchema(schema: z.ZodType): JsonSchema {
  const written = clean(plain(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })), '$');
  const { properties } = asSchema(written);
  if (!isSchema(written) || !isSchema(properties) || written.additionalProperties !== false) {
    throw new Error('the values of a chart are a z.strictObject: only that gives a closed schema');
  }
  // a chart with a `global` of its own is the umbrella: it gets no values from above, and stays closed
  if ('global' in properties) return written;
  return { ...written, properties: { ...properties, ...FROM_ABOVE } };
}

/** The schema of one field, empty where it has none. */
export function propertySchema(schema: JsonSchema, key: string): JsonSchema {
  return asSchema(asSchema(schema.properties)[key]);
}

export function isSchema(value: Plain | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Array.isArray would make `any` of a readonly list
export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

function asSchema(value: Plain | undefined): JsonSchema {
  return isSchema(value) ? value : {};
}

function clean(value: Plain, path: string): Plain {
  if (isList(value)) return value.map((item, index) => clean(item, `${path}[${index}]`));
  if (!isSchema(value)) return value;
  if (typeof value.pattern === 'string') {
    const problem = re2Problem(value.pattern);
    if (problem !== null) {
      throw new Error(`${path}.pattern: Helm's RE2 does not know ${problem}: ${value.pattern}`);
    }
  }
  return Object.fromEntries(
    Object.entries(withoutNullAlternative(value))
      .filter(([key, field]) => !isSafeIntegerBound(key, field) && !isTrivialPropertyNames(key, field))
      .map(([key, field]) => [key, clean(field, `${path}.${key}`)]),
  );
}

/** `anyOf: [X, null]` as one schema: Helm then reports the mistake in X instead of both alternatives. */
function withoutNullAlternative(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!isList(anyOf) || anyOf.length !== 2) return schema;
  const [only, none] = [asSchema(anyOf[0]), asSchema(anyOf[1])];
  if (typeof only.type !== 'string' || only.const !== undefined || none.type !== 'null') return schema;
  const options = isList(only.enum) ? { enum: [...only.enum, null] } : {};
  return { ...rest, ...only, ...options, type: [only.type, 'null'] };
}

// z.int() states the bounds of JavaScript, which are none of the value's
function isSafeIntegerBound(key: string, value: Plain): boolean {
  return (key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}

function isTrivialPropertyNames(key: string, value: Plain): boolean {
  return (
    key === 'propertyNames' && isSchema(value) && Object.keys(value).length === 1 && value.type === 'string'
  );
}
