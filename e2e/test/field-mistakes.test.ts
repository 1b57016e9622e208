import { fieldMistakes } from './support/field-mistakes.ts';

const CRD = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    port: { type: 'integer', minimum: 1, maximum: 65535 },
    mode: { type: 'string', enum: ['a', 'b'] },
    list: { type: 'array', minItems: 1, items: { type: 'object', properties: { on: { type: 'boolean' } } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

describe(fieldMistakes, () => {
  it('is silent where ours is as strict as theirs', () => {
    const ours = {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', pattern: '^x' },
        port: { type: 'integer', minimum: 1, maximum: 1024 },
        mode: { const: 'a', type: 'string' },
        list: {
          type: 'array',
          minItems: 2,
          items: { type: 'object', properties: { on: { type: 'boolean' } } },
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
      },
    };
    expect(fieldMistakes(ours, CRD)).toEqual([]);
  });

  it('names each field that is unknown, of another type, too wide or not needed', () => {
    const ours = {
      type: 'object',
      properties: {
        port: { type: 'integer', minimum: 0, maximum: 65535 },
        mode: { type: 'string', enum: ['a', 'c'] },
        list: { type: 'array', items: { type: 'object', properties: { on: { type: 'string' } } } },
        labels: { type: 'object', additionalProperties: { type: 'integer' } },
        extra: { type: 'string' },
      },
    };
    expect(fieldMistakes(ours, CRD)).toEqual([
      'spec.name may be left out, the CRD needs it',
      'spec.port has minimum 0, the CRD has 1',
      'spec.mode may be c, which the CRD does not list',
      'spec.list has minItems nothing, the CRD has 1',
      'spec.list[].on is string, the CRD has boolean',
      'spec.labels.* is integer, the CRD has string',
      'spec.extra is not in the CRD',
    ]);
  });
});
