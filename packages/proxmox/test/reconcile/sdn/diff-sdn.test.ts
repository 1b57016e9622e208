import { sameWrites, type SdnWrite } from '../../../src/reconcile/sdn/diff-sdn.ts';

const WRITE: SdnWrite = {
  action: 'update',
  kind: 'zone',
  id: 'k3szone',
  set: { mtu: '1400', peers: '192.168.7.1,192.168.7.2' },
  unset: ['nodes', 'bridge'],
  before: { type: 'vxlan', mtu: '1450', peers: '192.168.7.1' },
};

describe(sameWrites, () => {
  it('takes writes for the same whatever the order of their options, peers and removed keys', () => {
    const twin: SdnWrite = {
      ...WRITE,
      set: { peers: '192.168.7.2;192.168.7.1', mtu: '1400' },
      unset: ['bridge', 'nodes'],
      before: { peers: '192.168.7.1', mtu: '1450', type: 'vxlan' },
    };
    expect(sameWrites([WRITE], [twin])).toBe(true);
  });

  it.each<Partial<SdnWrite>>([
    { action: 'delete' },
    { id: 'other' },
    { kind: 'vnet' },
    { set: { mtu: '1401', peers: '192.168.7.1,192.168.7.2' } },
    { unset: ['nodes'] },
    { before: { type: 'vxlan', mtu: '1450', peers: '192.168.7.9' } },
  ])('sees that %j is another', (change) => {
    expect(sameWrites([WRITE], [{ ...WRITE, ...change }])).toBe(false);
  });

  it('sees that one is missing', () => {
    expect(sameWrites([WRITE], [])).toBe(false);
    expect(sameWrites([], [WRITE])).toBe(false);
  });
});
