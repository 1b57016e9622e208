import * as z from 'zod';
import type { Form } from '../src/form/form.ts';
import { MISMATCH, readForm } from '../src/form/read-form.ts';

/** A schema and its form. */
export interface FormPair {
  readonly path: string;
  readonly schema: z.ZodType;
  readonly form: Form;
}

export type Tree = Record<string, unknown> | unknown[];

/** Every mapping and list below a value, itself too. */
export function treesIn(value: unknown): readonly Tree[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Tree, ...Object.values(value).flatMap(treesIn)];
}

/** A mapping without each of its keys and with one more; a list that is empty, and longer. */
export function variantsOf(tree: Tree): readonly Tree[] {
  if (Array.isArray(tree)) {
    return [[], [...tree, null], ...[10, 15, 16].map((length) => Array.from({ length }, () => tree[0]))];
  }
  const keys = Object.keys(tree);
  const without = keys.map((key) =>
    Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key)),
  );
  return [...without, { ...tree, constructor: 'a' }, ...keys.map((key) => ({ ...tree, [key]: null }))];
}

/** Each schema within one, and its form. */
export function pairsIn({ path, schema, form }: FormPair): readonly FormPair[] {
  return [{ path, schema, form }, ...children({ path, schema, form: bare(form) }).flatMap(pairsIn)];
}

/** Conditions belong to the schema itself. */
function bare(form: Form): Form {
  return form.kind === 'condition' || form.kind === 'faultless' ? bare(form.of) : form;
}

function children({ path, schema, form }: FormPair): readonly FormPair[] {
  if (schema instanceof z.ZodObject && form.kind === 'object') {
    const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
    return Object.entries(form.fields).flatMap(([key, of]) => {
      const field = shape[key];
      return field === undefined ? [] : [{ path: `${path}.${key}`, schema: field, form: of }];
    });
  }
  const inner: unknown = schema instanceof z.ZodArray ? schema.element : Reflect.get(schema.def, 'innerType');
  return inner instanceof z.ZodType && 'of' in form ? [{ path, schema: inner, form: form.of }] : [];
}

/** What a form makes of a value, where its schema makes something else; null where both agree. The order of keys counts. */
export function differenceOf(
  value: unknown,
  { path, schema, form }: FormPair,
  print: (value: unknown) => unknown = (same) => same,
): string | null {
  const textOf = (read: unknown): string | undefined =>
    JSON.stringify(read, (_, inner: unknown) => print(inner));
  const expected = schema.safeParse(value);
  const read = readForm(form, value);
  const left = read === MISMATCH ? 'refused' : textOf(read);
  const right = expected.success ? textOf(expected.data) : 'refused';
  return left === right ? null : `${path}: ${textOf(value)}: ${left} by the form, ${right} by the schema`;
}
