import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTempFolder, netloom, SMALL } from '../netloom.ts';

const POOL = `${SMALL}loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.200/32] }]
  l2Advertisements: [{ name: default, pools: [lan] }]
`;

/** What a command says that was not given the file itself. */
const NAMED = 'network: network.yaml\n';

/** Runs a command beside a network of its own. */
async function run(args: readonly string[], content = POOL): ReturnType<typeof netloom> {
  let result: Awaited<ReturnType<typeof netloom>> = { code: null, stdout: '', stderr: '' };
  await inTempFolder(async (cwd) => {
    await writeFile(join(cwd, 'network.yaml'), content);
    result = await netloom(args, { cwd });
  });
  return result;
}

describe('netloom why', () => {
  it('names the line that a generated value is written on', async () => {
    expect(await run(['why', 'generated/values.yaml#/metallb/ipAddressPools/0/spec/addresses/0'])).toEqual({
      code: 0,
      stderr: NAMED,
      stdout: '"192.168.1.200/32"\n  is written at network.yaml:7:36: loadBalancer.pools[0].addresses[0]\n',
    });
  });

  it('names the default, and where it is not stated', async () => {
    const { stdout } = await run(['why', 'generated/values.yaml#/metallb/ipAddressPools/0/spec/autoAssign']);
    expect(stdout).toBe(
      'true\n  is the default of loadBalancer.pools[0].autoAssign, which is not stated at network.yaml:7:11\n',
    );
  });

  it('names what a value is derived from, and the one place with the same text', async () => {
    const { stdout } = await run(['why', 'k3s/one.yaml#/node-ip', '--network', 'network.yaml']);
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
    const { stdout } = await run(['why', 'generated/values.yaml#/metallb/enabled', '--output', 'json']);
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
    const { code, stdout, stderr } = await run(['why', place]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('netloom uses', () => {
  it('lists what would change with a pool', async () => {
    const { code, stdout } = await run(['uses', 'pool:lan']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'claims',
      '  pool:lan holds 192.168.1.200 (lan, pool)   network.yaml:7:36',
      '',
    ]);
    expect(stdout).toContain('\n  generated/values.yaml#/metallb/ipAddressPools/0\n');
  });

  it('answers programs in JSON', async () => {
    const { stdout } = await run(['uses', '192.168.1.10', '--output', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1.0',
      subject: '192.168.1.10',
      claims: [{ text: 'node:one holds 192.168.1.10 (lan, node)' }],
      routes: [],
    });
  });

  it('says that nothing uses an address', async () => {
    expect(await run(['uses', '192.168.9.9'])).toEqual({
      code: 0,
      stdout: 'nothing uses 192.168.9.9\n',
      stderr: NAMED,
    });
  });

  it('exits 2 for what the network does not have', async () => {
    const { code, stderr } = await run(['uses', 'node:on']);
    expect([code, stderr]).toEqual([
      2,
      `${NAMED}netloom: the network has no "node:on": did you mean "node:one"?\n`,
    ]);
  });
});

describe('netloom trace', () => {
  it('exits 0 and shows the hops where the packet arrives', async () => {
    const { code, stdout } = await netloom(['trace', 'internet', 'https://passwords.jigga.xyz']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'internet to https://passwords.jigga.xyz: allow']);
    expect(stdout).toMatch(/^ {2}allow +tunnel +.*\n +at networks\/homelab\/network\.yaml:\d+:\d+$/m);
  });

  it('exits 1 and names the hop that denies', async () => {
    const { code, stdout } = await netloom([
      'trace',
      'internet',
      'https://argocd.int.jigga.xyz',
      '--output',
      'json',
    ]);
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { verdict: 'deny' }]);
  });

  it('answers about a network with findings, too', async () => {
    const { code, stderr } = await netloom([
      'trace',
      'lan',
      'tcp://192.168.7.223:6443',
      '--network',
      'examples/as-documented',
    ]);
    expect([code, stderr]).toEqual([0, 'network: examples/as-documented/network.yaml\n']);
  });

  it('answers for a host that no record has, with the name that may be meant', async () => {
    const { code, stdout, stderr } = await netloom(['trace', 'internet', 'https://password.jigga.xyz']);
    expect([code, stderr]).toEqual([
      1,
      'network: networks/homelab/network.yaml\nhint: did you mean passwords.jigga.xyz?\n',
    ]);
    expect(stdout).toMatch(/^ {2}deny +dns +jigga\.xyz has no record for password\.jigga\.xyz$/m);
  });

  it.each([
    [['lann', 'https://a.jigga.xyz'], 'netloom: "lann" is not an endpoint: did you mean "lan"?\n'],
    [['node:ichig', 'tcp://192.168.7.223:6443'], 'did you mean node:ichigo?'],
    [['lan', 'htps://a.jigga.xyz'], 'did you mean "https://a.jigga.xyz"?'],
  ])('exits 2 for %j', async (args, message) => {
    const { code, stdout, stderr } = await netloom(['trace', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('netloom matrix', () => {
  it('prints one line for each target', async () => {
    const { code, stdout } = await netloom(['matrix']);
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    expect([code, head.trim().split(/ {2,}/)[0]]).toEqual([0, 'internet']);
    expect(rows.find((row) => row.startsWith('https://argocd.int.jigga.xyz '))).toMatch(
      /^\S+ +no +yes +yes /,
    );
  });

  it('prints CSV and JSON with the hop that decides', async () => {
    const { stdout } = await netloom(['matrix', '--output', 'csv']);
    expect(stdout.split('\r\n')[0]).toBe('from,to,verdict,layer,text,at');
    const json = await netloom(['matrix', '--output', 'json']);
    expect(JSON.parse(json.stdout)).toHaveProperty('cells.0.verdict');
  });
});
