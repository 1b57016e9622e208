import type * as z from 'zod';
import { dumpYaml } from './dump.ts';
import { plain, type Plain } from './plain.ts';
import { isSchema, propertySchema, valuesSchema, type JsonSchema } from './values-schema.ts';

const WIDTH = 100;

/** A chart's values.yaml: its defaults, with each field's description as a comment above it. */
export function valuesYaml(schema: z.ZodType): string {
  const defaults = plain(schema.parse({}));
  if (!isSchema(defaults) || Object.keys(defaults).length === 0) return dumpYaml(defaults);
  return entries(defaults, valuesSchema(schema)).join('\n');
}

/** A comment of YAML, wrapped. */
export function comment(text: string): string {
  // YAML 1.1 breaks lines at NEL, LS and PS too: a comment must not end where it does not look so
  // eslint-disable-next-line no-control-regex -- naming the control characters is the point
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) {
    throw new Error(`a description holds a control character: ${JSON.stringify(text)}`);
  }
  return text
    .split('\n')
    .flatMap(wrap)
    .map((line) => `# ${line}`.trimEnd() + '\n')
    .join('');
}

function entries(values: Readonly<Record<string, Plain>>, schema: JsonSchema): readonly string[] {
  return Object.entries(values).map(([key, value]) => {
    const field = propertySchema(schema, key);
    const described = typeof field.description === 'string' ? comment(field.description) : '';
    return described + entry(key, value, field);
  });
}

function entry(key: string, value: Plain, field: JsonSchema): string {
  if (!isSchema(value) || !isSchema(field.properties) || Object.keys(value).length === 0) {
    return dumpYaml({ [key]: value });
  }
  // the serializer writes the key, so that a key like `y` is quoted
  const head = dumpYaml({ [key]: {} }).replace(/ \{\}\n$/, '\n');
  return head + indent(entries(value, field).join(''));
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function wrap(paragraph: string): readonly string[] {
  const lines = [''];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
