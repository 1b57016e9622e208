import { stepsOf, type KeyChange } from './key-change.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A JSON Schema in which the keys are deprecated, and say what to write instead. */
export function markDeprecated(schema: Schema, deprecated: readonly KeyChange[]): Schema {
  return deprecated.reduce((marked, change) => markAt(marked, stepsOf(change.key), change), schema);
}

function markAt(schema: Schema, [step, ...rest]: readonly string[], change: KeyChange): Schema {
  if (step === undefined) {
    const { since, removedIn, move } = change;
    const notice = `Deprecated since netloom ${since}, removed in ${removedIn}: ${move}.`;
    return { ...schema, description: `${String(schema.description)} ${notice}`, deprecated: true };
  }
  if (step === '[]') return { ...schema, items: markAt(schemaIn(schema, 'items', change), rest, change) };
  const properties = schemaIn(schema, 'properties', change);
  return {
    ...schema,
    properties: { ...properties, [step]: markAt(schemaIn(properties, step, change), rest, change) },
  };
}

function schemaIn(schema: Schema, key: string, { key: changed }: KeyChange): Schema {
  const inner = schema[key];
  if (typeof inner !== 'object' || inner === null) {
    throw new Error(`the format has no key ${changed} to deprecate`);
  }
  return inner as Schema;
}
