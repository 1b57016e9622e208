import { netloomBeside, NETWORK_NAMED, SMALL } from '../../netloom.ts';

const POOL = `${SMALL}loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.200/32] }]
  l2Advertisements: [{ name: default, pools: [lan] }]
`;

describe('netloom uses', () => {
  it('lists what would change with a pool', async () => {
    const { code, stdout } = await netloomBeside(POOL, ['uses', 'pool:lan']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'claims',
      '  pool:lan holds 192.168.1.200 (lan, pool)   network.yaml:7:36',
      '',
    ]);
    expect(stdout).toContain('\n  generated/values.yaml#/metallb/ipAddressPools/0\n');
  });

  it('answers programs in JSON', async () => {
    const { stdout } = await netloomBeside(POOL, ['uses', '192.168.1.10', '--output', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1.0',
      subject: '192.168.1.10',
      claims: [{ text: 'node:one holds 192.168.1.10 (lan, node)' }],
      routes: [],
    });
  });

  it('says that nothing uses an address', async () => {
    expect(await netloomBeside(POOL, ['uses', '192.168.9.9'])).toEqual({
      code: 0,
      stdout: 'nothing uses 192.168.9.9\n',
      stderr: NETWORK_NAMED,
    });
  });

  it('exits 2 for what the network does not have', async () => {
    const { code, stderr } = await netloomBeside(POOL, ['uses', 'node:on']);
    expect([code, stderr]).toEqual([
      2,
      `${NETWORK_NAMED}netloom: the network has no "node:on": did you mean "node:one"?\n`,
    ]);
  });
});
