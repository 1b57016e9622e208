import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { ClusterOptions, ProxmoxDouble } from '@netloom/proxmox/testing';
import { bundledCommand } from '../../bundle/bundled-command.ts';
import { FIXTURES, inTempFolder, netloom, type Run } from '../../netloom.ts';

// the command loads the package only when it is needed, and so does whoever tests it
const { startDouble, TOKENS } = await import('@netloom/proxmox/testing');
const HOMELAB = join(FIXTURES, 'networks', 'homelab');
const PLAN = `Proxmox VE 9.1.2
  + zone k3szone: type vxlan, ipam pve, mtu 1450, peers 192.168.7.233,192.168.7.234,192.168.7.235
  + vnet k3svnet: zone k3szone, tag 100, alias netloom homelab
  + subnet k3szone-10.0.0.0-24: vnet k3svnet
  ! reload every host: the changes above
3 to create, 0 to change, 0 to delete
`;
/** What a token of the SDN alone may not do. */
const NO_DRY_RUN =
  'interfaces: the dry run needs Sys.Audit on /nodes, such as role PVEAuditor (403 Permission check failed (/nodes/pve-alpha, Sys.Audit))\n';
const NO_FIREWALL =
  'note: the firewall is left out: this token has no right to read it (403 Permission check failed (/, Sys.Audit)). Give one with Sys.Audit and Sys.Modify on / by --firewall-token-file or --firewall-token-env, or leave it out on purpose with --no-firewall.\n';
const SDN_ALONE = `${PLAN}${NO_DRY_RUN}${NO_FIREWALL}`;
const FIREWALL_PLAN = `Firewall of the datacenter: off
  + IP set nodes: 192.168.7.223, 10.0.0.10, 192.168.7.224, 10.0.0.11, 192.168.7.225, 10.0.0.12
  + IP set pools: 192.168.7.231, 192.168.7.232, 192.168.7.230
  + IP set proxmox: 192.168.7.233, 192.168.7.234, 192.168.7.235
  + security group k3s-nodes
  + rule of k3s-nodes: IN ACCEPT -source 192.168.7.0/24 -dest +nodes -p tcp -dport 6443 # netloom homelab: kubernetes-api tcp
  + rule of k3s-nodes: IN ACCEPT -source 192.168.7.0/24 -dest +pools -p tcp -dport 80,443 # netloom homelab: web tcp
  + rule of k3s-nodes: IN ACCEPT -source +nodes -dest +nodes -p tcp -dport 10250,7946,2379:2380 # netloom homelab: cluster tcp
  + rule of k3s-nodes: IN ACCEPT -source +nodes -dest +nodes -p udp -dport 8472,7946 # netloom homelab: cluster udp
  + rule: IN ACCEPT -source +proxmox -dest +proxmox -p udp -dport 4789 # netloom homelab: vxlan udp
9 to create, 0 to change, 0 to delete
`;
const NOTHING_WAITS =
  'interfaces: nothing is pending in Proxmox yet, so its dry run is empty; apply shows it before the commit\n';
const NO_CHANGES = 'Proxmox VE 9.1.2\nno changes\nFirewall of the datacenter: off\nno changes\n';
/** Every write of the first apply of the SDN. */
const SDN_WRITES = [
  'POST cluster/sdn/lock',
  'POST cluster/sdn/zones',
  'POST cluster/sdn/vnets',
  'POST cluster/sdn/vnets/k3svnet/subnets',
  'PUT cluster/sdn',
  'DELETE cluster/sdn/lock',
];
const IPSET = 'POST cluster/firewall/ipset';
const GROUPS = 'POST cluster/firewall/groups';
/** And of the firewall. */
const FIREWALL_WRITES = [
  ...[IPSET, ...Array.from({ length: 6 }, () => `${IPSET}/nodes`)],
  ...[IPSET, ...Array.from({ length: 3 }, () => `${IPSET}/pools`)],
  ...[IPSET, ...Array.from({ length: 3 }, () => `${IPSET}/proxmox`)],
  ...[GROUPS, ...Array.from({ length: 4 }, () => `${GROUPS}/k3s-nodes`)],
  'POST cluster/firewall/rules',
];

interface Lab {
  readonly double: ProxmoxDouble;
  readonly folder: string;
  /** `netloom proxmox …` of the homelab against the double. */
  readonly run: (command: string, ...more: readonly string[]) => Promise<Run>;
  /** The arguments that name the token of the firewall. */
  readonly guard: readonly string[];
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
      const guard = join(folder, 'firewall-token');
      await writeFile(guard, `${TOKENS.firewall}\n`);
      const where = ['--host', double.url, '--fingerprint', double.fingerprint, '--token-file', token];
      const args = (command: string): readonly string[] => ['proxmox', command, HOMELAB, ...where];
      await use({
        double,
        folder,
        args,
        guard: ['--firewall-token-file', guard],
        run: (command, ...more) => netloom([...args(command), ...more], { env: { XDG_STATE_HOME: folder } }),
      });
    });
  } finally {
    await double.close();
  }
}

/** Somebody who answers where the hosts of a network on the loopback interface would; null where we may not listen there. */
async function listen(): Promise<readonly Server[] | null> {
  const places = [233, 234, 235].flatMap((host) =>
    [22, 8006].map((port) => ({ host: `127.0.7.${host}`, port })),
  );
  const servers = await Promise.all(
    places.map(
      async (place) =>
        new Promise<Server | null>((resolve) => {
          const server = createServer((socket) => socket.destroy());
          server.on('error', () => {
            resolve(null);
          });
          server.listen(place, () => {
            resolve(server);
          });
        }),
    ),
  );
  const open = servers.filter((server) => server !== null);
  if (open.length === places.length) return open;
  for (const server of open) server.close();
  console.warn(
    'skipped: ports 22 and 8006 of 127.0.7.0/24 are not ours to listen on, so no firewall is turned on',
  );
  return null;
}

const ports = await listen();
afterAll(() => {
  for (const server of ports ?? []) server.close();
});

function writes({ calls }: ProxmoxDouble): readonly string[] {
  return calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
}

/** Without what the homelab's own findings say. */
function ours(stderr: string): readonly string[] {
  return stderr.split('\n').filter((line) => /^(netloom: | {2}[+~!-] | {2}reload |applied: )/.test(line));
}

/** kubelet takes no loopback address; no node is started here. */
const ON_LOOPBACK = `
waivers:
  - { code: node-address-unusable, reason: the hosts of this test are on the loopback interface, until: 2099-12-31 }
`;

describe('netloom proxmox', () => {
  it(
    'plans without a write, applies what it showed, and then has nothing to do',
    () =>
      inLab(async ({ double, folder, run }) => {
        const planned = await run('plan');
        expect([planned.code, planned.stdout]).toEqual([1, SDN_ALONE]);
        expect(writes(double)).toEqual([]);
        const applied = await run('apply');
        expect([applied.code, applied.stdout]).toEqual([0, SDN_ALONE]);
        expect(ours(applied.stderr)).toEqual([
          '  + zone k3szone: type vxlan, ipam pve, mtu 1450, peers 192.168.7.233,192.168.7.234,192.168.7.235',
          '  + vnet k3svnet: zone k3szone, tag 100, alias netloom homelab',
          '  + subnet k3szone-10.0.0.0-24: vnet k3svnet',
          '  reload pve-alpha, pve-beta, pve-gamma',
          'applied: pve-alpha, pve-beta, pve-gamma run what the network says',
        ]);
        expect(writes(double)).toEqual(SDN_WRITES);
        const again = await run('apply');
        expect([again.code, again.stdout, ours(again.stderr)]).toEqual([
          0,
          `Proxmox VE 9.1.2\nno changes\n${NO_FIREWALL}`,
          [],
        ]);
        expect((await run('plan')).code).toBe(0);
        expect(writes(double)).toEqual(SDN_WRITES);
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
        const child = spawn(process.execPath, [await bundledCommand(), ...args('apply')], {
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
            '  . zone k3szone is pending already',
            '  . vnet k3svnet is pending already',
            '  + subnet k3szone-10.0.0.0-24: vnet k3svnet',
            '  ! reload every host: the changes above',
            'note: an interrupted run of netloom holds the lock of the SDN configuration: apply releases it.',
            '1 to create, 0 to change, 0 to delete',
            `${NO_DRY_RUN}${NO_FIREWALL}`,
          ].join('\n'),
        ]);
        expect(writes(double).slice(before)).toEqual([
          'DELETE cluster/sdn/lock',
          'POST cluster/sdn/lock',
          'POST cluster/sdn/vnets/k3svnet/subnets',
          'PUT cluster/sdn',
          'DELETE cluster/sdn/lock',
        ]);
        expect((await run('plan', '--no-firewall')).stdout).toBe('Proxmox VE 9.1.2\nno changes\n');
      }),
    60_000,
  );

  it(
    'makes the firewall after the SDN, each write once and in order, and then has nothing to do',
    () =>
      inLab(async ({ double, folder, guard, run }) => {
        const planned = await run('plan', ...guard);
        expect([planned.code, planned.stdout]).toEqual([1, `${PLAN}${NOTHING_WAITS}${FIREWALL_PLAN}`]);
        expect(writes(double)).toEqual([]);
        const applied = await run('apply', ...guard);
        expect([applied.code, applied.stdout]).toEqual([0, planned.stdout]);
        expect(writes(double)).toEqual([...SDN_WRITES, ...FIREWALL_WRITES]);
        expect(applied.stderr).toContain(
          'interfaces of pve-gamma, by the dry run of Proxmox:\n  @@ -1 +1,16 @@\n   #version:0\n  +\n  +auto k3svnet\n',
        );
        expect(applied.stderr.trimEnd().split('\n').at(-1)).toBe(
          'applied: the firewall has what the network says',
        );
        const again = await run('apply', ...guard);
        expect([again.code, again.stdout, ours(again.stderr)]).toEqual([0, NO_CHANGES, []]);
        const after = await run('plan', ...guard);
        expect([after.code, after.stdout]).toEqual([0, NO_CHANGES]);
        expect(writes(double)).toHaveLength(SDN_WRITES.length + FIREWALL_WRITES.length);
        const records = (await readdir(join(folder, 'netloom', 'proxmox'))).toSorted();
        expect(records.map((name) => name.replace(/_\d+\./, '_PORT.'))).toEqual([
          'homelab@127.0.0.1_PORT.firewall.json',
          'homelab@127.0.0.1_PORT.json',
        ]);
      }),
    60_000,
  );

  it(
    'goes on where it was killed in the middle of the firewall',
    () =>
      inLab(async ({ double, folder, args, guard, run }) => {
        const child = spawn(process.execPath, [await bundledCommand(), ...args('apply'), ...guard], {
          env: { ...process.env, XDG_STATE_HOME: folder },
          stdio: 'ignore',
        });
        double.intercept = ({ method, path }) => {
          if (method !== 'POST' || path !== 'cluster/firewall/groups') return 'none';
          child.kill('SIGKILL');
          return 'after';
        };
        await once(child, 'close');
        double.intercept = () => 'none';
        const before = writes(double).length;
        const planned = await run('plan', ...guard);
        expect(planned.stdout).toContain(
          'note: an interrupted run has changed the firewall: what it wrote is live, and apply continues from there.\n5 to create, 0 to change, 0 to delete\n',
        );
        expect((await run('apply', ...guard)).code).toBe(0);
        expect(writes(double).slice(before)).toEqual(FIREWALL_WRITES.slice(-5));
        expect((await run('plan', ...guard)).stdout).toBe(NO_CHANGES);
      }),
    60_000,
  );

  it(
    'leaves the firewall alone where it is told to, and asks nothing of it',
    () =>
      inLab(async ({ double, guard, run }) => {
        const { code, stdout } = await run('plan', '--no-firewall', ...guard);
        expect([code, stdout]).toEqual([1, `${PLAN}${NO_DRY_RUN}`]);
        expect(double.calls.filter(({ path }) => path.includes('firewall'))).toEqual([]);
      }),
    60_000,
  );

  it(
    'makes the SDN and exits 4 where the token that is named for the firewall may not do it',
    () =>
      inLab(async ({ double, folder, run }) => {
        const token = join(folder, 'other');
        await writeFile(token, TOKENS.auditor);
        const { code, stderr } = await run('apply', '--firewall-token-file', token);
        expect(code).toBe(4);
        expect(ours(stderr).slice(-2)).toEqual([
          'applied: pve-alpha, pve-beta, pve-gamma run what the network says',
          'netloom: GET /cluster/firewall/options: 403 Permission check failed (/, Sys.Audit)',
        ]);
        expect(writes(double)).toEqual(SDN_WRITES);
      }),
    60_000,
  );

  it(
    'turns nothing on where nobody answers from here',
    () =>
      inLab(async ({ double, folder, guard, args }) => {
        const network = join(folder, 'network.yaml');
        const text = await readFile(join(HOMELAB, 'network.yaml'), 'utf8');
        // nothing listens there, and no packet leaves this machine
        await writeFile(network, text.replaceAll('192.168.7.', '127.0.8.') + ON_LOOPBACK);
        const [first = '', command = '', , ...rest] = args('apply');
        const { code, stdout, stderr } = await netloom(
          [first, command, network, ...rest, ...guard, '--enable-firewall'],
          { env: { XDG_STATE_HOME: folder } },
        );
        expect(stdout).toContain(
          '  ! turn it on: tested first, and off again by itself after 60 s unless all still answer\n',
        );
        expect(stdout).toContain(
          'refused[host-away]: pve-alpha does not answer now (22/tcp: connect ECONNREFUSED 127.0.8.233:22): a test would prove nothing.\n',
        );
        expect([code, ours(stderr).at(-1)]).toEqual([
          5,
          'netloom: The plan for the firewall is refused: nothing was changed.',
        ]);
        expect(writes(double)).toEqual([]);
      }),
    60_000,
  );

  (ports === null ? it.skip : it)(
    'turns the firewall on, and keeps it on when all answer',
    () =>
      inLab(async ({ double, folder, guard, args }) => {
        const network = join(folder, 'network.yaml');
        const text = await readFile(join(HOMELAB, 'network.yaml'), 'utf8');
        // who asks over the loopback interface is 127.0.0.1
        const local = text.replace('192.168.7.0/24', '127.0.0.0/16').replaceAll('192.168.7.', '127.0.7.');
        await writeFile(network, local + ON_LOOPBACK);
        const [first = '', command = '', , ...rest] = args('apply');
        const { code, stderr } = await netloom(
          [first, command, network, ...rest, ...guard, '--enable-firewall'],
          { env: { XDG_STATE_HOME: folder } },
        );
        const lines = stderr.trimEnd().split('\n');
        expect([code, lines.slice(lines.indexOf('  ! turn the firewall on for 60 s'))]).toEqual([
          0,
          [
            '  ! turn the firewall on for 60 s',
            '  . a new connection to the API answers',
            '  . 8006/tcp and 22/tcp answer on pve-alpha, pve-beta, pve-gamma',
            '  . zones and VNets are available on pve-alpha, pve-beta, pve-gamma',
            '  . 4789/udp of k3szone is accepted between the hosts by the rules; no packet was sent',
            '  ! keep it on',
            'applied: the firewall has what the network says, and is on',
          ],
        ]);
        expect(writes(double)).toEqual([
          ...SDN_WRITES,
          ...FIREWALL_WRITES,
          'PUT cluster/firewall/options',
          'PUT cluster/firewall/options',
        ]);
        expect(double.cluster.firewall.text).toContain('[OPTIONS]\n\nenable: 1\n');
      }),
    120_000,
  );

  it('prints the plan as JSON', () =>
    inLab(async ({ guard, run }) => {
      const { code, stdout } = await run('plan', '--output', 'json', ...guard);
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
        interfaces: {
          kind: 'diffs',
          hosts: [
            { host: 'pve-alpha', diff: '' },
            { host: 'pve-beta', diff: '' },
            { host: 'pve-gamma', diff: '' },
          ],
        },
        firewall: { status: 'off', turnsOn: false, refusals: [], notes: [] },
      });
      const alone = JSON.parse((await run('plan', '--output', 'json')).stdout) as Readonly<
        Record<string, unknown>
      >;
      expect([alone.firewall, alone.notes, alone.interfaces]).toEqual([
        null,
        [NO_FIREWALL.replace('note: ', '').trimEnd()],
        { kind: 'none', why: NO_DRY_RUN.replace('interfaces: ', '').trimEnd() },
      ]);
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

  it('exits 4 where the token does not see the SDN, whose lists come back empty then', () =>
    inLab(async ({ folder, run }) => {
      const token = join(folder, 'nobody');
      await writeFile(token, TOKENS.nobody);
      const { code, stdout, stderr } = await run('plan', '--token-file', token);
      expect([code, stdout]).toEqual([4, '']);
      expect(stderr).toContain('netloom: GET /cluster/sdn: 403 Permission check failed (/sdn, SDN.Audit)\n');
    }));

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
      expect([code, stdout]).toEqual([1, SDN_ALONE]);
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
    [
      [],
      'there is no API token: name a file with --token-file, or an environment variable with --token-env.',
    ],
    [['--token-env', 'NOWHERE'], '--token-env NOWHERE: this environment variable is not set.'],
    [
      ['--token-env', 'GOOD', '--firewall-token-env', 'NOWHERE'],
      '--firewall-token-env NOWHERE: this environment variable is not set.',
    ],
    [
      ['--no-firewall', '--enable-firewall'],
      '--no-firewall and --enable-firewall exclude each other: give one of them.',
    ],
    [
      ['--token-env', 'BAD'],
      '--token-env BAD does not hold an API token: it must be one line, user@realm!id=secret.',
    ],
    [
      ['--token-env', 'GOOD', '--fingerprint', 'AA'],
      '--fingerprint AA is not a SHA-256: it must be 32 pairs of hex digits, as `pvenode cert info` prints them.',
    ],
    [
      ['--token-env', 'GOOD', '--host', 'http://pve'],
      '--host http://pve is not the URL of an API: it must be like https://192.168.7.233:8006.',
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
