import * as z from 'zod';
import { re2Problem } from '../src/re2.ts';
import { valuesSchema } from '../src/values-schema.ts';

describe(valuesSchema, () => {
  it('is draft-07, closed, and allows what an umbrella puts in', () => {
    const schema = z.strictObject({ replicas: z.int().min(1).default(2).describe('Pods to run.') });
    expect(valuesSchema(schema)).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: {
        replicas: { type: 'integer', minimum: 1, default: 2, description: 'Pods to run.' },
        global: { type: 'object', description: 'Values that an umbrella chart shares with its subcharts.' },
        enabled: { type: 'boolean', description: 'Whether an umbrella chart installs this chart.' },
      },
      additionalProperties: false,
    });
  });

  it('adds nothing to an umbrella, which has a global of its own', () => {
    const schema = z.strictObject({ global: z.strictObject({}) });
    expect(valuesSchema(schema).properties).toEqual({
      global: { type: 'object', properties: {}, additionalProperties: false },
    });
  });

  it('leaves a value named like a keyword alone', () => {
    const schema = z.strictObject({
      spec: z.strictObject({ pattern: z.string(), minimum: z.int().optional() }),
    });
    expect(valuesSchema(schema).properties).toMatchObject({
      spec: { properties: { pattern: { type: 'string' }, minimum: { type: 'integer' } } },
    });
  });

  it('writes a value that may be null as one schema, without alternatives', () => {
    const schema = z.strictObject({
      speaker: z.enum(['frr', 'native']).nullable().default(null).describe('Who speaks BGP.'),
      pool: z.strictObject({ size: z.int() }).nullable().optional(),
    });
    expect(valuesSchema(schema).properties).toMatchObject({
      speaker: {
        type: ['string', 'null'],
        enum: ['frr', 'native', null],
        default: null,
        description: 'Who speaks BGP.',
      },
      pool: { type: ['object', 'null'], required: ['size'], additionalProperties: false },
    });
    expect(JSON.stringify(valuesSchema(schema))).not.toContain('anyOf');
  });

  it('refuses an open schema', () => {
    expect(() => valuesSchema(z.looseObject({}))).toThrow(
      new Error('the values of a chart are a z.strictObject: only that gives a closed schema'),
    );
  });

  it('refuses a pattern that Helm cannot compile, and names its place', () => {
    const schema = z.strictObject({ hosts: z.array(z.string().regex(/^(?!\*)/)) });
    expect(() => valuesSchema(schema)).toThrow(
      new Error("$.properties.hosts.items.pattern: Helm's RE2 does not know a lookaround: ^(?!\\*)"),
    );
  });
});

describe(re2Problem, () => {
  test.each([
    ['a(?=b)', 'a lookaround'],
    ['a(?!b)', 'a lookaround'],
    ['(?<=a)b', 'a lookaround'],
    ['(?<!a)b', 'a lookaround'],
    ['(a)\\1', 'a backreference'],
    ['(?<x>a)\\k<x>', 'a backreference'],
    ['\\u0041', 'a \\u or \\c escape'],
    ['a{1001}', 'more than 1000 repetitions'],
    ['a{1,2000}', 'more than 1000 repetitions'],
    ['\\(?=a', null],
    ['\\\\1', null],
    ['\\\\(?=a)', 'a lookaround'],
    ['(?<x>a)(?:b)', null],
    ['^[a-z]{1,63}\\d\\.$', null],
  ])('of %s is %s', (pattern, problem) => {
    expect(re2Problem(pattern)).toBe(problem);
  });
});
