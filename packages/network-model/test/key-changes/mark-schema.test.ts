import { networkJsonSchema } from '../../src/index.ts';
import { change } from './moves.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The part of a schema at a path. */
function at(schema: unknown, ...path: readonly string[]): Schema {
  return path.reduce((inner, key) => (inner as Schema)[key], schema) as Schema;
}

describe(networkJsonSchema, () => {
  it('marks a deprecated key, and says what to write instead', () => {
    const schema = networkJsonSchema([
      change('lan.mtu', 'lan.linkMtu'),
      change('services[].expose[].host', null),
    ]);
    const mtu = at(schema, 'properties', 'lan', 'properties', 'mtu');
    expect(mtu).toMatchObject({
      deprecated: true,
      description:
        'Bytes that fit into one packet; Ethernet carries 1500. Deprecated since netloom 0.3.0, removed in 1.0.0: write lan.linkMtu.',
    });
    const service = at(schema, 'properties', 'services', 'items', 'properties');
    expect(at(service, 'expose', 'items', 'properties', 'host').deprecated).toBe(true);
    expect(JSON.stringify(schema).match(/"deprecated"/g)).toHaveLength(2);
  });

  it('changes nothing else', () => {
    expect(networkJsonSchema([])).toEqual(networkJsonSchema());
  });

  it('knows only keys of the format', () => {
    expect(() => networkJsonSchema([change('lan.speed', null)])).toThrow(
      'the format has no key lan.speed to deprecate',
    );
  });
});
