import * as z from 'zod';
import { FormPrinter } from '../../src/form/print-form.ts';

const isNoWildcard = (text: string): boolean => !text.startsWith('*');

function printed(schema: z.ZodType): readonly string[] {
  const printer = new FormPrinter({ functions: { isNoWildcard } });
  printer.print(schema);
  return printer.declarations;
}

describe(FormPrinter, () => {
  it('declares a form before what uses it, and equal ones once', () => {
    const Name = z.string().min(2).max(9).regex(/^a/);
    expect(
      printed(z.strictObject({ a: Name.describe('A.'), b: z.array(Name).min(1).default(['a']) })),
    ).toEqual([
      "const form0: Form = { kind: 'text', shortest: 2, longest: 9, patterns: [/^a/] };",
      "const form1: Form = { kind: 'list', of: form0, least: 1 };",
      'const form2: Form = { kind: \'default\', of: form1, value: ["a"] };',
      "const form3: Form = { kind: 'object', fields: { a: form0, b: form2 } };",
    ]);
  });

  it('calls the functions of the schemas by their names', () => {
    expect(printed(z.string().refine(isNoWildcard)).at(-1)).toBe(
      "const form1: Form = { kind: 'condition', of: form0, condition: readers.isNoWildcard };",
    );
  });

  it.each<[string, z.ZodType, string]>([
    ['a function that is not listed', z.string().refine((text) => text !== ''), 'readers.ts does not list'],
    ['a check of another kind', z.string().startsWith('a'), 'no form of the check string_format'],
    ['an exclusive limit', z.int().gt(1).max(2), 'no form of the check greater_than'],
    ['an object with unknown keys', z.looseObject({}), 'no form of object'],
    ['a union', z.union([z.string(), z.int()]), 'no form of union'],
    ['a codec of its own', z.stringbool(), 'no form of'],
  ])('refuses %s: left out, it would let through what the schema refuses', (_, schema, message) => {
    expect(() => printed(schema)).toThrow(message);
  });
});
