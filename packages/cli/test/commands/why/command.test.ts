import { netloomBeside, NETWORK_NAMED, SMALL } from '../../netloom.ts';

const POOL = `${SMALL}loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.200/32] }]
  l2Advertisements: [{ name: default, pools: [lan] }]
`;

describe('netloom why', () => {
  it('names the line that a generated value is written on', async () => {
    expect(
      await netloomBeside(POOL, ['why', 'generated/values.yaml#/metallb/ipAddressPools/0/spec/addresses/0']),
    ).toEqual({
      code: 0,
      stderr: NETWORK_NAMED,
      stdout: '"192.168.1.200/32"\n  is written at network.yaml:7:36: loadBalancer.pools[0].addresses[0]\n',
    });
  });

  it('names the default, and where it is not stated', async () => {
    const { stdout } = await netloomBeside(POOL, [
      'why',
      'generated/values.yaml#/metallb/ipAddressPools/0/spec/autoAssign',
    ]);
    expect(stdout).toBe(
      'true\n  is the default of loadBalancer.pools[0].autoAssign, which is not stated at network.yaml:7:11\n',
    );
  });

  it('names what a value is derived from, and the one place with the same text', async () => {
    const { stdout } = await netloomBeside(POOL, [
      'why',
      'k3s/one.yaml#/node-ip',
      '--network',
      'network.yaml',
    ]);
    expect(stdout).toBe(
      [
        '"192.168.1.10"',
        '  is derived (deployment files) from what',
        '    is written at network.yaml:5:20: cluster.nodes[0]',
        '  the network states the same value at network.yaml:5:42: cluster.nodes[0].address',
        '',
      ].join('\n'),
    );
  });

  it('answers programs in JSON', async () => {
    const { stdout } = await netloomBeside(POOL, [
      'why',
      'generated/values.yaml#/metallb/enabled',
      '--output',
      'json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1.0',
      file: 'values.yaml',
      pointer: '/metallb/enabled',
      value: true,
      because: { kind: 'derived', by: 'chart values' },
      same: null,
    });
  });

  it.each([
    ['generated/value.yaml#/a', 'Did you mean "values.yaml"?'],
    ['generated/values.yaml#/metalb', 'values.yaml: # has no "metalb": did you mean "metallb"?'],
    ['elsewhere.yaml#/a', 'name the network with --network'],
  ])('exits 2 for %s', async (place, message) => {
    const { code, stdout, stderr } = await netloomBeside(POOL, ['why', place]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
