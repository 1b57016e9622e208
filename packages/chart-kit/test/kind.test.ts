import * as z from 'zod';
import { defineKind } from '../src/kind.ts';
import { namedSpec, placedSpec } from '../src/named-spec.ts';

const Pool = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  plural: 'ipaddresspools',
  scope: 'Namespaced',
  spec: z.strictObject({ addresses: z.array(z.string()), autoAssign: z.boolean().optional() }),
});
const Connector = defineKind({
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'Connector',
  plural: 'connectors',
  scope: 'Cluster',
  spec: z.strictObject({ exitNode: z.boolean() }),
});

describe(defineKind, () => {
  it('gives a class whose objects serialize as Kubernetes writes them', () => {
    const pool = new Pool({
      metadata: { name: 'default-pool', namespace: 'metallb-system' },
      spec: { addresses: ['192.168.7.230/32'] },
    });
    expect(JSON.stringify(pool)).toBe(
      '{"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool",' +
        '"metadata":{"name":"default-pool","namespace":"metallb-system"},"spec":{"addresses":["192.168.7.230/32"]}}',
    );
    expect(() => {
      pool.validate();
    }).not.toThrow();
  });

  it('knows its own objects by apiVersion and kind', () => {
    expect([
      Pool.is({ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool' }),
      Pool.is({ apiVersion: 'metallb.io/v1beta2', kind: 'IPAddressPool' }),
      Pool.is(new Connector({ metadata: { name: 'k3s-router' }, spec: { exitNode: true } })),
      Pool.is(null),
    ]).toEqual([true, false, false, false]);
  });

  it('keeps what it was declared with', () => {
    const { apiVersion, kind, plural, scope } = Connector;
    expect({ apiVersion, kind, plural, scope }).toEqual({
      apiVersion: 'tailscale.com/v1alpha1',
      kind: 'Connector',
      plural: 'connectors',
      scope: 'Cluster',
    });
  });

  it('refuses an object with one line for each mistake', () => {
    const read: unknown = { metadata: { name: 'Pool' }, spec: { addresses: ['a', 2], adresses: [] } };
    // objects that Helm printed are not known to be well formed: this is what validate is for
    const pool = new Pool(read as ConstructorParameters<typeof Pool>[0]);
    expect(() => {
      pool.validate();
    }).toThrow(
      new Error(
        [
          'IPAddressPool "Pool" is not a valid metallb.io/v1beta1 IPAddressPool:',
          '  metadata.name: lowercase letters, digits, - and ., as in a DNS name: "Pool"',
          '  metadata.namespace: Invalid input: expected string, received undefined',
          '  spec.addresses[1]: Invalid input: expected string, received number: 2',
          '  spec: Unrecognized key: "adresses"',
        ].join('\n'),
      ),
    );
  });

  it('refuses a cluster-scoped object in a namespace', () => {
    const connector = new Connector({
      metadata: { name: 'k3s-router', namespace: 'tailscale' },
      spec: { exitNode: true },
    });
    expect(() => {
      connector.validate();
    }).toThrow(
      new Error(
        'Connector "k3s-router" is not a valid tailscale.com/v1alpha1 Connector:\n  metadata: Unrecognized key: "namespace"',
      ),
    );
  });
});

describe('entries of values lists', () => {
  const spec = { addresses: [] };

  it('have a name, a spec and, where the kind is placed, a namespace', () => {
    expect(namedSpec(Pool).parse({ name: 'a', spec })).toEqual({ name: 'a', spec });
    expect(placedSpec(Pool).parse({ name: 'a', namespace: 'b', spec })).toEqual({
      name: 'a',
      namespace: 'b',
      spec,
    });
    expect(namedSpec(Pool).safeParse({ name: 'a', namespace: 'b', spec }).success).toBe(false);
    expect(placedSpec(Pool).safeParse({ name: 'a', spec }).success).toBe(false);
  });
});
