import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DoctorReport } from '@netloom/doctor';
import type { ProxmoxDouble } from '@netloom/proxmox/testing';
import { FIXTURES, inTempFolder, netloom, type Run } from '../../netloom.ts';

// the command loads the package only when it is needed, and so does whoever tests it
const { startDouble, TOKENS } = await import('@netloom/proxmox/testing');
const HOMELAB = join(FIXTURES, 'networks', 'homelab');

interface Lab {
  readonly double: ProxmoxDouble;
  readonly token: string;
  readonly folder: string;
  readonly doctor: (...more: readonly string[]) => Promise<Run>;
}

/** A Proxmox on which the homelab was applied by the command itself. */
async function applied(use: (lab: Lab) => Promise<void>): Promise<void> {
  const double = await startDouble({ polls: 0 });
  try {
    await inTempFolder(async (folder) => {
      const token = join(folder, 'token');
      await writeFile(token, `${TOKENS.root}\n`);
      const env = { XDG_STATE_HOME: folder, PVE_TOKEN: TOKENS.root };
      const where = ['--host', double.url, '--fingerprint', double.fingerprint, '--token-file', token];
      const { code, stderr } = await netloom(['proxmox', 'apply', HOMELAB, ...where], { env });
      if (code !== 0) throw new Error(stderr);
      const doctor = (...more: readonly string[]): Promise<Run> =>
        netloom(['doctor', HOMELAB, '--only', 'proxmox', ...more], { env });
      await use({ double, token, folder, doctor });
    });
  } finally {
    await double.close();
  }
}

describe('netloom doctor --only proxmox', () => {
  it(
    'passes what was applied, and shows a difference with its line',
    () =>
      applied(async ({ double, doctor, token }) => {
        const where = ['--proxmox-host', double.url, '--proxmox-fingerprint', double.fingerprint];
        const fine = await doctor(...where, '--proxmox-token-env', 'PVE_TOKEN');
        expect([fine.code, fine.stdout]).toEqual([
          0,
          `  ok: proxmox-sdn (Proxmox VE 9.1.2: 3 objects, 3 hosts)
  ok: proxmox-firewall (5 rules; the firewall of the datacenter is off)

2 ok, 0 with problems, 0 not checked
`,
        ]);
        double.cluster.loaded.set('pve-beta', 0);
        const { code, stdout } = await doctor(...where, '--proxmox-token-file', token, '--output', 'json');
        const { checks } = JSON.parse(stdout) as DoctorReport;
        const [problem, ...others] = checks.flatMap(({ problems }) => problems);
        const lines = (await readFile(join(HOMELAB, 'network.yaml'), 'utf8')).split('\n');
        const line = lines[(problem?.at?.line ?? 0) - 1]?.trim();
        expect([code, others, line, problem?.fix.commands]).toEqual([
          1,
          [],
          '- { name: pve-beta, address: 192.168.7.234 }',
          ['ssh root@pve-beta ifreload --all --verbose', 'netloom proxmox apply'],
        ]);
      }),
    60_000,
  );

  it(
    'checks nothing without a token, or by a certificate that it does not trust',
    () =>
      applied(async ({ double, doctor, token }) => {
        const unasked = await doctor();
        expect([unasked.code, unasked.stdout]).toEqual([
          0,
          `  not checked: proxmox-sdn, proxmox-firewall: --proxmox-token-file names a token for it

0 ok, 0 with problems, 2 not checked
`,
        ]);
        const before = double.calls.length;
        const wrong = ['--proxmox-fingerprint', double.fingerprint.replaceAll(/[0-9A-F]/g, '0')];
        const { code, stdout } = await doctor(
          ...['--proxmox-host', double.url, '--proxmox-token-file', token, ...wrong],
        );
        expect([code, stdout.includes('Proxmox: the certificate is')]).toEqual([4, true]);
        expect(double.calls.length).toBe(before);
      }),
    60_000,
  );

  it.each([
    [
      ['--proxmox-token-env', 'NO_SUCH'],
      '--proxmox-token-env NO_SUCH: this environment variable is not set.',
    ],
    [['--proxmox-host', 'https://pve:8006'], 'there is no API token: name a file with --proxmox-token-file'],
    [['--proxmox-ca', 'ca.pem'], 'there is no API token: name a file with --proxmox-token-file'],
    [['--proxmox-token-env', 'T', '--proxmox-host', 'ftp://pve'], '--proxmox-host ftp://pve is not the URL'],
    [
      ['--proxmox-token-env', 'T', '--proxmox-fingerprint', 'AA'],
      '--proxmox-fingerprint AA is not a SHA-256',
    ],
    [['--proxmox-token-env', 'BAD'], '--proxmox-token-env BAD does not hold an API token'],
    [['--proxmox-token-env', 'T', '--proxmox-ca', '/no/such'], '--proxmox-ca /no/such cannot be read'],
  ])('refuses %j', async (args, message) => {
    const env = { T: TOKENS.root, BAD: 'secret-of-somebody' };
    const { code, stderr } = await netloom(['doctor', HOMELAB, '--only', 'proxmox', ...args], { env });
    expect([code, stderr.includes(message), stderr.includes('secret-of-somebody')]).toEqual([2, true, false]);
  });
});
