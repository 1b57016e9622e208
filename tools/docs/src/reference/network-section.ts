import { propertyTable, type JsonSchema } from './json-schema.ts';

const WHOLE = 9;

/** Every key of network.yaml, a section for each at the top: what its JSON Schema says. */
export function networkSection(schema: JsonSchema): string {
  const keys = Object.entries(schema.properties ?? {});
  const isSimple = ([, { type, properties, items }]: (typeof keys)[number]): boolean =>
    type === 'string' || (properties === undefined && items?.properties === undefined);
  const simple = Object.fromEntries(keys.filter(isSimple));
  const sections = keys
    .filter((entry) => !isSimple(entry))
    .map(([key, property]) => {
      const isList = property.items !== undefined;
      const presence = schema.required?.includes(key) === true ? ' Required.' : '';
      const each = isList ? ' A list; the keys are those of each of it.' : '';
      const body = propertyTable(property.items ?? property, { depth: WHOLE });
      return `## ${key}\n\n${property.description ?? ''}${each}${presence}\n\n${body}`;
    });
  return [propertyTable({ ...schema, properties: simple }, { depth: 1 }), ...sections].join('\n\n');
}
