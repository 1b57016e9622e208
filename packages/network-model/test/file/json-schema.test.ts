import { readFileSync } from 'node:fs';
import { NetworkFile } from '../../src/file/network-file.ts';
import { networkJsonSchema } from '../../src/index.ts';

type Schema = Readonly<Record<string, unknown>>;

const schema = networkJsonSchema() as Schema;

describe(networkJsonSchema, () => {
  it('is draft-07 and says where it comes from', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.$comment).toBe('Rendered by `netloom render` from packages/network-model. Do not edit.');
  });

  it('is what schemas/network.schema.json holds', () => {
    const committed = readFileSync(
      new URL('../../../../schemas/network.schema.json', import.meta.url),
      'utf8',
    );
    expect(JSON.parse(committed)).toEqual(schema);
  });

  it('describes every property', () => {
    const properties = [...propertiesOf(schema, '')];
    expect(properties.length).toBeGreaterThan(150);
    expect(properties.filter(({ property }) => typeof property.description !== 'string')).toEqual([]);
  });

  it('is closed: a mapping has the keys it names, or values of one schema', () => {
    const open = [...objectsIn(schema)].filter(({ additionalProperties }) => {
      return additionalProperties !== false && typeof additionalProperties !== 'object';
    });
    expect(open).toEqual([]);
  });

  it('has no alternatives that hide a mistake, and no bounds that say nothing', () => {
    const text = JSON.stringify(schema);
    expect(text).not.toMatch(/"(oneOf|allOf|not)":/);
    expect(text).not.toContain('9007199254740991');
    // one value, or a list of such: origin of an exposure, address and host of a service
    expect(text.match(/"anyOf":/g)).toHaveLength(3);
  });

  it.each([
    [{ lan: { cidr: '10.0.0.0/24' } }, true],
    [{ segments: [{ name: 'a', cidr: '10.0.0.0/24' }], router: {} }, true],
    [{}, false],
    [{ router: {} }, false],
    [{ lan: { cidr: '10.0.0.0/24' }, segments: [{ name: 'a', cidr: '10.0.0.0/24' }] }, false],
    [{ lan: { cidr: '10.0.0.0/24' }, router: {} }, false],
    [{ lan: { cidr: '10.0.0.0/24' }, routing: { between: 'open' } }, false],
  ])('takes either lan or segments: %j', (home, expected) => {
    const file = {
      apiVersion: 'netloom/v1',
      name: 'a',
      domain: 'example.com',
      cluster: { nodes: [{ name: 'a', address: '10.0.0.1' }] },
      ...home,
    };
    const { if: states, then, else: otherwise } = schema as Readonly<Record<'if' | 'then' | 'else', Rule>>;
    expect(follows(follows(states, home) ? then : otherwise, home)).toBe(expected);
    expect(NetworkFile.safeParse(file).success).toBe(expected);
  });

  it('has patterns that Unicode-aware and linear-time engines read', () => {
    const patterns = [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)];
    expect(patterns.length).toBeGreaterThan(20);
    for (const [, pattern = ''] of patterns) {
      const source = JSON.parse(pattern) as string;
      expect(() => new RegExp(source, 'u')).not.toThrow();
      expect(source).not.toMatch(/\(\?[=!<]|\\[1-9]/);
    }
  });

  it('takes one origin or a list of them', () => {
    const [origin] = [...propertiesOf(schema, '')].filter(({ path }) => path.endsWith('.expose[].origin'));
    expect(origin?.property.anyOf).toEqual([
      { enum: ['service', 'ingress'] },
      { type: 'array', items: { enum: ['service', 'ingress'] }, minItems: 1 },
    ]);
  });
});

function* propertiesOf(at: Schema, path: string): Iterable<{ path: string; property: Schema }> {
  const { properties, items } = at as { properties?: Record<string, Schema>; items?: Schema };
  for (const [name, property] of Object.entries(properties ?? {})) {
    yield { path: `${path}.${name}`, property };
    yield* propertiesOf(property, `${path}.${name}`);
  }
  if (items !== undefined) yield* propertiesOf(items, `${path}[]`);
}

function* objectsIn(at: unknown): Iterable<Schema> {
  if (typeof at !== 'object' || at === null) return;
  if ('type' in at && at.type === 'object') yield at;
  for (const child of Object.values(at)) yield* objectsIn(child);
}

/** The part of JSON Schema that says which keys go together. */
interface Rule {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, false | Rule>>;
}

function follows({ required = [], properties = {} }: Rule, file: object): boolean {
  const stated = new Map<string, unknown>(Object.entries(file));
  return (
    required.every((key) => stated.has(key)) &&
    Object.entries(properties).every(
      ([key, rule]) => !stated.has(key) || (rule !== false && follows(rule, stated.get(key) as object)),
    )
  );
}
