import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTempFolder, netloom, ROOT, SMALL } from '../../netloom.ts';
import { runHere } from '../../run-here.ts';

const NETWORK = 'networks/homelab';

async function complete(...words: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runHere(['complete', '--', ...words]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.slice(0, -1).split('\n');
}

describe('netloom complete', () => {
  it('prints what fits, and what it means', async () => {
    expect(await complete('vali')).toEqual([
      'words',
      'validate\tcheck networks and print what is wrong with them',
    ]);
    expect(await complete('validate', '--output=s')).toEqual(['words', '--output=sarif']);
    expect(await complete('plan', '--against', 'git:H')).toEqual(['files', 'git:HEAD\tthe last commit']);
    expect(await complete('package', 'tun')).toEqual(['words', 'tunnel']);
  });

  it('prints the codes of findings', async () => {
    expect(await complete('explain', 'pool-overlaps-h')).toEqual([
      'words',
      'pool-overlaps-host\tA load balancer pool holds no address that a machine has.',
    ]);
    expect(await complete('explain', 'yaml-syn')).toHaveLength(2);
  });

  it('prints names and hosts of the network', async () => {
    const network = ['--network', join(ROOT, NETWORK)];
    expect(await complete('uses', ...network, 'pool:')).toEqual([
      'words',
      'pool:default-pool',
      'pool:ingress',
    ]);
    expect(await complete('uses', ...network, 'vnet:')).toEqual(['words', 'vnet:k3svnet']);
    expect(await complete('uses', ...network, 'grafana')).toEqual(['words', 'grafana.int.jigga.xyz']);
    expect(await complete('trace', ...network, 'node:i')).toEqual(['words', 'node:ichigo']);
    expect(await complete('trace', ...network, 'inter')).toEqual(['words', 'internet']);
    expect(await complete('trace', ...network, 'lan', 'https://pass')).toEqual([
      'words',
      'https://passwords.jigga.xyz',
    ]);
  });

  it('prints the rest of a word as bash ends words', async () => {
    const line = async (text: string): Promise<string> =>
      (await runHere(['complete', '--bash', '--', ' \t\n"\'><=;|&(:', text])).stdout;
    expect(await line('netloom explain pool-overlaps-h')).toBe('words\npool-overlaps-host\n');
    expect(await line('A=1 netloom validate --output=s')).toBe('words\nsarif\n');
    expect(await line('node_modules/.bin/netloom plan --against git:H')).toBe('files\nHEAD\n');
  });

  it('is quiet outside of any network, and where the file is broken or a trap', () =>
    inTempFolder(async (cwd) => {
      const uses = async (): Promise<unknown> => netloom(['complete', '--', 'uses', ''], { cwd });
      expect(await uses()).toEqual({ code: 0, stdout: 'words\n', stderr: '' });
      const file = join(cwd, 'network.yaml');
      await writeFile(file, 'name: "\0\nservices: {{');
      expect(await uses()).toEqual({ code: 0, stdout: 'words\n', stderr: '' });
      // what is wrong elsewhere, and names that a shell would not read as they are
      const names = SMALL.replace('nodes: [', "nodes: [{ name: '$(reboot)' }, { name: [], address: x }, ");
      await writeFile(file, `${names}unheard-of: 1\n`);
      expect(await uses()).toEqual({ code: 0, stdout: 'words\nnode:one\n', stderr: '' });
      expect(await netloom(['complete'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    }));
});
