import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterOptions, ProxmoxDouble } from '@netloom/proxmox-sdn/testing';
import { BIN, inTempFolder, netloom, ROOT, type Run } from '../netloom.ts';

// the command loads the package only when it is needed, and so does whoever tests it
const { startDouble, TOKENS } = await import('@netloom/proxmox-sdn/testing');
const HOMELAB = join(ROOT, 'networks', 'homelab');
const PLAN = `Proxmox VE 9.1.2
  + zone k3szone: type vxlan, ipam pve, mtu 1450, peers 192.168.7.233,192.168.7.234,192.168.7.235
  + vnet k3svnet: zone k3szone, tag 100, alias netloom homelab
  + subnet k3szone-10.0.0.0-24: vnet k3svnet
  ! reload every host: the changes above
3 to create, 0 to change, 0 to delete
`;

interface Lab {
  readonly double: ProxmoxDouble;
  readonly folder: string;
  /** `netloom proxmox …` of the homelab against the double. */
  readonly run: (command: string, ...more: readonly string[]) => Promise<Run>;
  /** The arguments of such a command. */
  readonly args: (command: string) => readonly string[];
}

async function inLab(
  use: (lab: Lab) => Promise<void>,
  options: ClusterOptions = { polls: 0 },
): Promise<void> {
  const double = await startDouble(options);
  try {
    await inTempFolder(async (folder) => {
      const token = join(folder, 'token');
      await writeFile(token, `${TOKENS.admin}\n`);
      const where = ['--host', double.url, '--fingerprint', double.fingerprint, '--token-file', token];
      const args = (command: string): readonly string[] => ['proxmox', command, HOMELAB, ...where];
      await use({
        double,
        folder,
        args,
        run: (command, ...more) => netloom([...args(command), ...more], { env: { XDG_STATE_HOME: folder } }),
      });
    });
  } finally {
    await double.close();
  }
}

function writes({ calls }: ProxmoxDouble): readonly string[] {
  return calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
}

/** Without what the homelab's own findings say. */
function ours(stderr: string): readonly string[] {
  return stderr.split('\n').filter((line) => /^(netloom: | {2}[+~!-] | {2}reload |applied: )/.test(line));
}

describe('netloom proxmox', () => {
  it(
    'plans without a write, applies what it showed, and then has nothing to do',
    () =>
      inLab(async ({ double, folder, run }) => {
        const planned = await run('plan');
        expect([planned.code, planned.stdout]).toEqual([1, PLAN]);
        expect(writes(double)).toEqual([]);
        const applied = await run('apply');
        expect([applied.code, applied.stdout]).toEqual([0, PLAN]);
        expect(ours(applied.stderr)).toEqual([
          '  + zone k3szone: type vxlan, ipam pve, mtu 1450, peers 192.168.7.233,192.168.7.234,192.168.7.235',
          '  + vnet k3svnet: zone k3szone, tag 100, alias netloom homelab',
          '  + subnet k3szone-10.0.0.0-24: vnet k3svnet',
          '  reload pve-alpha, pve-beta, pve-gamma',
          'applied: pve-alpha, pve-beta, pve-gamma run what the network says',
        ]);
        const made = [
          'POST cluster/sdn/lock',
          'POST cluster/sdn/zones',
          'POST cluster/sdn/vnets',
          'POST cluster/sdn/vnets/k3svnet/subnets',
          'PUT cluster/sdn',
          'DELETE cluster/sdn/lock',
        ];
        expect(writes(double)).toEqual(made);
        const again = await run('apply');
        expect([again.code, again.stdout, ours(again.stderr)]).toEqual([
          0,
          'Proxmox VE 9.1.2\nno changes\n',
          [],
        ]);
        expect((await run('plan')).code).toBe(0);
        expect(writes(double)).toEqual(made);
        const [record = ''] = await readdir(join(folder, 'netloom', 'proxmox'));
        expect(JSON.parse(await readFile(join(folder, 'netloom', 'proxmox', record), 'utf8'))).toEqual({
          owned: ['subnet/k3szone-10.0.0.0-24', 'vnet/k3svnet', 'zone/k3szone'],
          journal: null,
        });
      }),
    60_000,
  );

  it(
    'goes on where it was killed',
    () =>
      inLab(async ({ double, folder, args, run }) => {
        const child = spawn(process.execPath, [BIN, ...args('apply')], {
          env: { ...process.env, XDG_STATE_HOME: folder },
          stdio: 'ignore',
        });
        double.intercept = ({ method, path }) => {
          if (method !== 'POST' || !path.endsWith('/subnets')) return 'none';
          child.kill('SIGKILL');
          return 'before';
        };
        await once(child, 'close');
        double.intercept = () => 'none';
        const before = writes(double).length;
        const { code, stdout } = await run('apply');
        expect([code, stdout]).toEqual([
          0,
          [
            'Proxmox VE 9.1.2',
            '  . zone k3szone waits already',
            '  . vnet k3svnet waits already',
            '  + subnet k3szone-10.0.0.0-24: vnet k3svnet',
            '  ! reload every host: the changes above',
            'note: an interrupted run of netloom holds the lock of the SDN configuration: apply gives it back.',
            '1 to create, 0 to change, 0 to delete',
            '',
          ].join('\n'),
        ]);
        expect(writes(double).slice(before)).toEqual([
          'DELETE cluster/sdn/lock',
          'POST cluster/sdn/lock',
          'POST cluster/sdn/vnets/k3svnet/subnets',
          'PUT cluster/sdn',
          'DELETE cluster/sdn/lock',
        ]);
        expect((await run('plan')).stdout).toBe('Proxmox VE 9.1.2\nno changes\n');
      }),
    60_000,
  );

  it('prints the plan as JSON', () =>
    inLab(async ({ run }) => {
      const { code, stdout } = await run('plan', '--output', 'json');
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        formatVersion: 1,
        changed: true,
        refused: false,
        version: '9.1.2',
        writes: [
          { action: 'create', kind: 'zone', id: 'k3szone' },
          { action: 'create', kind: 'vnet', id: 'k3svnet' },
          { action: 'create', kind: 'subnet', id: 'k3szone-10.0.0.0-24' },
        ],
        refusals: [],
      });
    }));

  it('exits 5 and writes nothing where the plan is refused', () =>
    inLab(
      async ({ double, run }) => {
        const planned = await run('plan');
        expect(planned.code).toBe(5);
        expect(planned.stdout).toContain(
          'refused[other-version]: The network is written for Proxmox VE 9, and this is 8.4.14.\n  Set proxmox.version to 8 in the network.\n',
        );
        const applied = await run('apply');
        expect([applied.code, applied.stdout]).toEqual([5, planned.stdout]);
        expect(ours(applied.stderr)).toEqual(['netloom: The plan is refused: nothing was changed.']);
        expect(writes(double)).toEqual([]);
      },
      { version: '8.4.14' },
    ));

  it('exits 4 for a host that is not the expected one, and sends it nothing', () =>
    inLab(async ({ double, run }) => {
      const { code, stderr } = await run(
        'plan',
        '--fingerprint',
        Array.from({ length: 32 }, () => 'AA').join(':'),
      );
      expect(code).toBe(4);
      expect(ours(stderr)[0]).toBe(
        `netloom: GET /version: the certificate is ${double.fingerprint}, expected ${Array.from({ length: 32 }, () => 'AA').join(':')}`,
      );
      expect(double.calls).toEqual([]);
    }));

  it('takes the certificate of a CA file and the token of an environment variable', () =>
    inLab(async ({ double, folder }) => {
      const ca = join(folder, 'ca.pem');
      await writeFile(ca, double.cert);
      const args = ['proxmox', 'plan', HOMELAB, '--host', double.url, '--ca', ca, '--token-env', 'LAB_TOKEN'];
      const env = { XDG_STATE_HOME: folder, LAB_TOKEN: TOKENS.admin };
      const { code, stdout } = await netloom(args, { env });
      expect([code, stdout]).toEqual([1, PLAN]);
    }));

  it('does not trust a certificate that nobody vouches for', () =>
    inLab(async ({ double, folder }) => {
      const args = ['proxmox', 'plan', HOMELAB, '--host', double.url, '--token-env', 'LAB_TOKEN'];
      const { code, stderr } = await netloom(args, {
        env: { XDG_STATE_HOME: folder, LAB_TOKEN: TOKENS.admin },
      });
      expect([code, ours(stderr)]).toEqual([
        4,
        ['netloom: GET /version: self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)'],
      ]);
      expect(double.calls).toEqual([]);
    }));

  it.each([
    [[], 'Where is the API token? Name a file by --token-file, or an environment variable by --token-env.'],
    [['--token-env', 'NOWHERE'], '--token-env NOWHERE: there is no such environment variable.'],
    [['--token-env', 'BAD'], '--token-env BAD holds no API token: it is one line, user@realm!id=secret.'],
    [
      ['--token-env', 'GOOD', '--fingerprint', 'AA'],
      '--fingerprint AA is no SHA-256: it is 32 pairs of hex digits, as `pvenode cert info` prints.',
    ],
    [
      ['--token-env', 'GOOD', '--host', 'http://pve'],
      '--host http://pve is no address of an API: it is like https://192.168.7.233:8006.',
    ],
  ])('exits 2 for %j', async (args, message) => {
    const env = { BAD: 'hunter2', GOOD: TOKENS.admin, NOWHERE: undefined };
    const { code, stdout, stderr } = await netloom(
      ['proxmox', 'plan', HOMELAB, '--host', '127.0.0.1', ...args],
      { env },
    );
    expect([code, stdout, ours(stderr)]).toEqual([2, '', [`netloom: ${message}`]]);
  });
});
