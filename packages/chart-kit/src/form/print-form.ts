import * as z from 'zod';
import { checksOf, nameOf, type Checks, type Readers } from './checks-of.ts';
import type { Form } from './form.ts';

/** Prints the forms of schemas as declarations of TypeScript, equal ones once. */
export class FormPrinter {
  readonly #names = new Map<string, string>();
  readonly #readers: Readers;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  get declarations(): readonly string[] {
    return [...this.#names].map(([form, name]) => `const ${name}: Form = ${form};`);
  }

  /** The name of the form of a schema. Throws for what no form can say. */
  print(schema: z.core.$ZodType): string {
    const checks = checksOf(schema, this.#readers);
    return checks.conditions.reduce(
      (of, { kind, field, name }) => this.#declare(kind, { of, [field]: name }),
      this.#printType(schema, checks),
    );
  }

  #printType(schema: z.core.$ZodType, { least, most, patterns }: Checks): string {
    const { type } = schema._zod.def;
    if (schema instanceof z.ZodUnknown) return this.#declare('anything');
    if (schema instanceof z.ZodBoolean) return this.#declare('flag');
    if (schema instanceof z.ZodString || schema instanceof z.ZodISODate) {
      return this.#declare('text', {
        shortest: least,
        longest: most,
        patterns: patterns.length === 0 ? null : list(patterns),
      });
    }
    if (schema instanceof z.ZodNumberFormat && schema.format === 'safeint') {
      return this.#declare('integer', { least, most });
    }
    if (schema instanceof z.ZodEnum) {
      return this.#declare('choice', { values: list(schema.options.map(literal)) });
    }
    if (schema instanceof z.ZodLiteral) {
      return this.#declare('choice', { values: list([...schema.values].map(literal)) });
    }
    if (schema instanceof z.ZodCodec) return this.#printCodec(schema);
    if (schema instanceof z.ZodArray) {
      return this.#declare('list', { of: this.print(schema.element), least, most });
    }
    if (schema instanceof z.ZodRecord) {
      return this.#declare('map', { key: this.print(schema.keyType), value: this.print(schema.valueType) });
    }
    if (schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever) {
      const fields = Object.entries<z.core.$ZodType>(schema.shape);
      const printed = fields.map(([key, field]) => `${keyText(key)}: ${this.print(field)}`);
      return this.#declare('object', { fields: `{ ${printed.join(', ')} }` });
    }
    if (schema instanceof z.ZodOptional) {
      return this.#declare('optional', { of: this.print(schema.def.innerType) });
    }
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      const { innerType, defaultValue } = schema.def;
      return this.#declare(type === 'default' ? 'default' : 'unwritten', {
        of: this.print(innerType),
        value: literal(defaultValue),
      });
    }
    throw new Error(`no form of ${type}`);
  }

  #printCodec({ def }: z.ZodCodec): string {
    const parse = this.#readers.parserOf?.(def) ?? null;
    if (parse !== null) return this.#declare('parsed', { parse: nameOf(parse, this.#readers) });
    // the one codec that is no text: `ExposureOrigin`
    if (def.in instanceof z.ZodUnknown && def.out instanceof z.ZodArray) {
      return this.#declare('one-or-list', { list: this.print(def.out) });
    }
    throw new Error('no form of a codec that textCodec has not made');
  }

  #declare(kind: Form['kind'], fields: Readonly<Record<string, string | null>> = {}): string {
    const stated = Object.entries(fields).flatMap(([key, value]) =>
      value === null ? [] : [`${key}: ${value}`],
    );
    const form = `{ ${[`kind: '${kind}'`, ...stated].join(', ')} }`;
    const name = this.#names.get(form) ?? `form${this.#names.size}`;
    this.#names.set(form, name);
    return name;
  }
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function keyText(key: string): string {
  return /^\w+$/.test(key) ? key : literal(key);
}

function literal(value: unknown): string {
  return JSON.stringify(value);
}
