import type { Tree } from '../../tree.ts';
import { entriesAt, itemsAt, mapScalars, textAt } from '../../tree/nodes.ts';
import { evaluateGo } from './go-expression.ts';

/** What a template of an ApplicationSet is filled in with: by dotted names, `path.basename`. */
export type Parameters = ReadonlyMap<string, string>;

export function flatten(node: Tree | undefined, prefix = ''): Parameters {
  const values = new Map<string, string>();
  const add = (part: Tree | undefined, name: string): void => {
    const text = textAt(part);
    if (text !== undefined) values.set(name, text);
    for (const [key, { value }] of entriesAt(part)) add(value, name === '' ? key : `${name}.${key}`);
    for (const [index, item] of itemsAt(part).entries()) add(item, `${name}.${index}`);
  };
  add(node, prefix);
  return values;
}

/** The later above the earlier. */
export function join(...parts: readonly Parameters[]): Parameters {
  return new Map(parts.flatMap((part) => [...part]));
}

/** `{{path.basename}}`, `{{ .path.basename }}`, and simple functions; what is more than that stays as it is written. */
export function fillIn(template: Tree, values: Parameters): Tree {
  return mapScalars(template, (scalar) => {
    if (typeof scalar.value !== 'string' || !scalar.value.includes('{{')) return scalar;
    const value = fillText(scalar.value, values);
    return value === scalar.value ? scalar : { ...scalar, value };
  });
}

export function fillText(text: string, values: Parameters): string {
  return text.replace(
    /\{\{-?\s*(.*?)\s*-?\}\}/g,
    (whole, expression: string) => values.get(expression) ?? evaluateGo(expression, values) ?? whole,
  );
}
