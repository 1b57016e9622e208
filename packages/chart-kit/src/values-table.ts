import type * as z from 'zod';
import { codeSpan, escapeMarkdown, tableText } from './markdown.ts';
import { plain, type Plain } from './plain.ts';
import { isList, isSchema, propertySchema, valuesSchema, type JsonSchema } from './values-schema.ts';

export interface ValueRow {
  readonly key: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
}

/** The rows of a README's table of values, as Markdown; fixed objects are spread to their fields. */
export function valuesTable(schema: z.ZodType): readonly ValueRow[] {
  const defaults = plain(schema.parse({}));
  return rows(valuesSchema(schema), defaults, '');
}

function rows(schema: JsonSchema, defaults: Plain | undefined, above: string): readonly ValueRow[] {
  const properties = isSchema(schema.properties) ? Object.keys(schema.properties) : [];
  return properties.flatMap((key) => {
    // Helm repeats an umbrella's `global` in each subchart: one row is enough
    if (key === 'global' && above !== '') return [];
    const field = propertySchema(schema, key);
    const value = isSchema(defaults) ? defaults[key] : undefined;
    const path = above === '' ? key : `${above}.${key}`;
    if (isSchema(field.properties) && isSchema(value)) return rows(field, value, path);
    return [
      {
        key: codeSpan(path),
        type: escapeMarkdown(typeName(field)),
        default: value === undefined ? '' : codeSpan(JSON.stringify(value)),
        description: typeof field.description === 'string' ? tableText(field.description) : '',
      },
    ];
  });
}

function typeName({ type, enum: options, anyOf, additionalProperties }: JsonSchema): string {
  if (isList(anyOf)) return [...new Set(anyOf.filter(isSchema).map(typeName))].join(' or ');
  if (isList(options)) return options.map((option) => JSON.stringify(option)).join(' or ');
  if (isList(type)) return type.map(String).join(' or ');
  if (type === 'array') return 'list';
  if (type === 'object' && isSchema(additionalProperties)) return 'map';
  return typeof type === 'string' ? type : 'any';
}
