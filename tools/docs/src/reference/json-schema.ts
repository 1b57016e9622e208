import { codeSpan, tableText } from '@netloom/chart-kit';
import { table } from '../table.ts';

/** What the schemas of this repository use of JSON Schema. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean | JsonSchema;
}

/** The properties of an object at any depth, as a table: `hosts[].name` is that of each of a list. */
export function propertyTable(schema: JsonSchema, { depth }: { readonly depth: number }): string {
  return table(['Key', 'Value', 'Default', 'Meaning'], propertyRows(schema, '', depth));
}

function propertyRows(schema: JsonSchema, path: string, depth: number): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const key = path === '' ? name : `${path}.${name}`;
    const isRequired = schema.required?.includes(name) ?? false;
    const row = [
      codeSpan(key),
      describeType(property),
      describeDefault(property, isRequired),
      describe(property),
    ];
    const inside = property.items ?? property;
    const below = property.items === undefined ? key : `${key}[]`;
    return [row, ...(depth > 1 ? propertyRows(inside, below, depth - 1) : [])];
  });
}

function describe({ description = '', deprecated }: JsonSchema): string {
  const text = tableText(description);
  return deprecated === true ? `**Deprecated.** ${text}` : text;
}

function describeDefault(schema: JsonSchema, isRequired: boolean): string {
  if (isRequired && schema.default === undefined) return 'required';
  const { default: value } = schema;
  // an empty object stands for the defaults of its own keys
  if (value === undefined || JSON.stringify(value) === '{}') return '';
  return codeSpan(typeof value === 'string' ? value : JSON.stringify(value));
}

function describeType(schema: JsonSchema): string {
  if (schema.const !== undefined) return codeSpan(textOf(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => codeSpan(textOf(value))).join(' or ');
  if (schema.items !== undefined) return `list of ${plural(describeType(schema.items))}`;
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(describeType))].join(' or ');
  if (schema.type === 'object') return schema.properties === undefined ? 'map' : 'object';
  const type = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['value']).join(' or ');
  return `${type}${describeBounds(schema)}`;
}

function plural(type: string): string {
  return /^[a-z]+$/.test(type) ? `${type}s` : type;
}

function describeBounds({ minimum, maximum }: JsonSchema): string {
  // a schema of whole numbers ends where JavaScript's do
  const isOpen = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER;
  if (minimum === undefined && isOpen) return '';
  if (isOpen) return minimum === undefined || minimum < 0 ? '' : `, ${minimum} or more`;
  return minimum === undefined ? `, at most ${maximum}` : `, ${minimum} to ${maximum}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
