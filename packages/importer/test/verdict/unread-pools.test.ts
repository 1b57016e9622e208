import { importNetworks } from '../../src/index.ts';
import { MANIFESTS } from '../import/manifests.ts';
import { sourcesOf } from '../support/temp-folder.ts';

const OUTSIDE = {
  ...MANIFESTS,
  'mqtt.yaml': MANIFESTS['mqtt.yaml'].replace('192.168.20.201', '192.168.20.240'),
};

describe('an address that no pool has', () => {
  const codes = async (unread: readonly { readonly kind: string }[]): Promise<readonly string[]> => {
    const sources = await sourcesOf(OUTSIDE);
    const notes = unread.map(({ kind }) => ({ file: `homelab: ${kind}`, kind, why: 'the right is missing' }));
    const { diagnostics } = await importNetworks({ ...sources, unread: notes }, '2026-11-29');
    return diagnostics.map(({ code }) => code);
  };

  it('is an error where all pools were read', async () => {
    expect(await codes([])).toEqual(['pin-outside-pools']);
    expect(await codes([{ kind: 'Ingress' }])).toEqual(['pin-outside-pools']);
  });

  it.each(['IPAddressPool', 'CiliumLoadBalancerIPPool'])(
    'is unknown where the user cannot list %s',
    async (kind) => {
      expect(await codes([{ kind }])).toEqual([]);
    },
  );

  it.each([
    ['deploy/ipAddressPool', []],
    ['deploy/ipAddressPool.txt', ['pin-outside-pools']],
  ])('is decided by whether the pool of a script is read: %s', async (file, expected) => {
    const pool = 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: $name }\n';
    const sources = await sourcesOf({ ...OUTSIDE, [file]: pool });
    const { diagnostics } = await importNetworks(sources, '2026-11-29');
    expect(diagnostics.map(({ code }) => code)).toEqual(expected);
  });
});
