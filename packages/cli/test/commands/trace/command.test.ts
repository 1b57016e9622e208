import { netloom } from '../../netloom.ts';

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
