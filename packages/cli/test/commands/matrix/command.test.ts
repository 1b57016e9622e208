import { join } from 'node:path';
import { FIXTURES, netloom } from '../../netloom.ts';
import { runHere } from '../../run-here.ts';

const HOMELAB = join(FIXTURES, 'networks/homelab/network.yaml');

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

  it('has one row for equal targets on a terminal, and says so', async () => {
    const { stdout } = await runHere(['matrix', HOMELAB], { color: false, width: 80 });
    expect(stdout).toContain(`
https://argocd.int.jigga.xyz, https://grafana.int.jigga.xyz and
  https://prometheus.int.jigga.xyz
  yes  lan, tailnet, nodes, proxmox and all pods
  no   internet and sdn
`);
    expect(stdout).toMatch(/equal rows and columns are one, --verbose prints them\s+all\n$/);
    const whole = await runHere(['matrix', HOMELAB, '--verbose'], { color: false, width: 300 });
    const elsewhere = await runHere(['matrix', HOMELAB]);
    expect(whole.stdout).toBe(elsewhere.stdout);
  });
});
