import type { JsonSchema } from '@netloom/chart-kit';

/** Where our schema of a field allows what the CRD's rejects, as one line for each path. */
export function fieldMistakes(ours: JsonSchema, theirs: JsonSchema, path = 'spec'): readonly string[] {
  return [...mistakes(ours, theirs, path)];
}

function* mistakes(ours: JsonSchema, theirs: JsonSchema, path: string): Generator<string> {
  const alternatives = [ours.anyOf, ours.oneOf].filter(Array.isArray).flat() as readonly JsonSchema[];
  if (alternatives.length > 0) {
    for (const one of alternatives) yield* mistakes(one, theirs, path);
    return;
  }
  yield* typeMistakes(ours, theirs, path);
  yield* boundMistakes(ours, theirs, path);
  yield* propertyMistakes(ours, theirs, path);
  if (isSchema(ours.items) && isSchema(theirs.items)) yield* mistakes(ours.items, theirs.items, `${path}[]`);
  const [own, others] = [ours.additionalProperties, theirs.additionalProperties];
  if (isSchema(own) && isSchema(others)) yield* mistakes(own, others, `${path}.*`);
}

function typeMistakes(ours: JsonSchema, theirs: JsonSchema, path: string): readonly string[] {
  if (theirs['x-kubernetes-preserve-unknown-fields'] === true) return [];
  const types = (theirs['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : [theirs.type]).map(
    text,
  );
  const type = text(ours.type ?? typeOf(ours.const));
  const wrongType = types.includes(type) ? [] : [`${path} is ${type}, the CRD has ${types.join(' or ')}`];
  const allowed = theirs.enum;
  if (!Array.isArray(allowed)) return wrongType;
  const values: readonly unknown[] = Array.isArray(ours.enum) ? ours.enum : [ours.const];
  const unknown = values.filter((value) => !(allowed as readonly unknown[]).includes(value));
  return [
    ...wrongType,
    ...unknown.map((value) => `${path} may be ${text(value)}, which the CRD does not list`),
  ];
}

/** A keyword's value as it stands in a message: a string bare, whatever else as JSON. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function typeOf(value: unknown): string {
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** How long a text or a list may be is left to the API server: names and lists here stay far below it. */
function boundMistakes(ours: JsonSchema, theirs: JsonSchema, path: string): readonly string[] {
  const bounds = [
    ['minimum', 1],
    ['maximum', -1],
    ['minItems', 1],
  ] as const;
  return bounds.flatMap(([key, sign]) => {
    const limit = theirs[key];
    if (typeof limit !== 'number' || Math.abs(limit) > Number.MAX_SAFE_INTEGER || ours.const !== undefined) {
      return [];
    }
    const own = ours[key];
    const isWithin = typeof own === 'number' && (own - limit) * sign >= 0;
    return isWithin ? [] : [`${path} has ${key} ${text(own)}, the CRD has ${limit}`];
  });
}

function propertyMistakes(ours: JsonSchema, theirs: JsonSchema, path: string): readonly string[] {
  const known = isSchema(theirs.properties) ? theirs.properties : {};
  const open =
    theirs.additionalProperties !== undefined || theirs['x-kubernetes-preserve-unknown-fields'] === true;
  const own = isSchema(ours.properties) ? ours.properties : {};
  const needed = (Array.isArray(theirs.required) ? theirs.required : []) as readonly string[];
  const given = (Array.isArray(ours.required) ? ours.required : []) as readonly string[];
  return [
    ...needed
      // a default of the CRD fills in what is left out
      .filter(
        (key) => isSchema(ours.properties) && !given.includes(key) && !('default' in Object(known[key])),
      )
      .map((key) => `${path}.${key} may be left out, the CRD needs it`),
    ...Object.entries(own).flatMap(([key, field]) => {
      const theirField = known[key] ?? (open ? theirs.additionalProperties : undefined);
      if (!isSchema(field)) return [];
      if (isSchema(theirField)) return fieldMistakes(field, theirField, `${path}.${key}`);
      return open ? [] : [`${path}.${key} is not in the CRD`];
    }),
  ];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
