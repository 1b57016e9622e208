import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTempFolder, netloom, SMALL } from '../../netloom.ts';

describe('netloom template', () => {
  it('prints the manifests and nothing else', async () => {
    const { code, stdout, stderr } = await netloom(['template']);
    expect([code, stderr]).toEqual([0, 'network: networks/homelab/network.yaml\n']);
    expect(stdout).toContain('kind: Connector\nmetadata:\n  name: "k3s-router"\n');
  });

  it('sums up on one screen what there is and what to do next', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      expect(await netloom(['template', '--summary'], { cwd })).toEqual({
        code: 0,
        stderr: 'network: network.yaml\n',
        stdout: `small: 1 object

NAMESPACE       KIND       OBJECTS
netloom-system  ConfigMap        1

Next:
  1. read generated/NETWORK.md: a description of the network
  2. follow generated/operators/install.md: namespaces, 0 Secrets, operators, umbrella
`,
      });
    }));

  it('says in the summary that a placeholder is left', async () => {
    const { stdout } = await netloom(['template', '--summary']);
    expect(stdout).toContain(
      '  1. replace 1 placeholder in networks/homelab/network.yaml, then run `netloom build`\n',
    );
    const named = await netloom(['template', 'networks/homelab', '--summary']);
    expect(named.stdout).toContain(', then run `netloom build networks/homelab`\n');
  });

  it('refuses a network with errors', async () => {
    const { code, stdout, stderr } = await netloom(['template', 'examples/as-documented']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error[pool-overlaps-host]');
  });
});
