import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DoctorReport } from '@netloom/doctor';
import { bundledCommand } from './support/bundled-command.ts';
import { describeUnless } from './support/describe-unless.ts';
import { Lab, labUnavailableReason } from './support/packets-lab.ts';

const API = fileURLToPath(new URL('support/services-api.ts', import.meta.url));
const NAS = '02:00:00:00:00:20';
const STRANGER = '02:00:00:00:00:99';

const NETWORK = `apiVersion: netloom/v1
name: lab
domain: example.com
lan:
  cidr: 192.168.7.0/24
  cidr6: fd00:7::/64
  dhcp: [192.168.7.100-192.168.7.120]
  gateway: { name: router, address: 192.168.7.1, address6: 'fd00:7::1' }
  hosts:
    - { name: nas, address: 192.168.7.20, address6: 'fd00:7::20' }
    - { name: printer, address: 192.168.7.21 }
    - { name: camera, address: 192.168.7.110, mac: '${NAS}' }
cluster:
  podCidr6: fd00:52::/56
  serviceCidr6: fd00:53::/112
  servicelb: false
  nodes:
    - { name: one, role: server, address: 192.168.7.10, address6: 'fd00:7::10' }
loadBalancer:
  pools:
    - { name: web, addresses: [192.168.7.230-192.168.7.231, 'fd00:7::230-fd00:7::231'] }
  l2Advertisements: [{ name: default, pools: [web] }]
`;

/** Traefik has one address of each family; the others are free. */
const SERVICES = [
  {
    metadata: { name: 'traefik', namespace: 'kube-system' },
    spec: { type: 'LoadBalancer' },
    status: { loadBalancer: { ingress: [{ ip: '192.168.7.230' }, { ip: 'fd00:7::230' }] } },
  },
];

/** Who is on the LAN, and where. */
const MACHINES: Readonly<Record<string, readonly string[]>> = {
  router: ['192.168.7.1', 'fd00:7::1'],
  nas: ['192.168.7.20', 'fd00:7::20'],
  printer: ['192.168.7.21'],
  camera: ['192.168.7.110'],
  // MetalLB's speaker answers on its node
  one: ['192.168.7.10', 'fd00:7::10', '192.168.7.230', 'fd00:7::230'],
};

describeUnless(
  await labUnavailableReason(),
  "netloom doctor on a LAN, by the kernel's own ARP and NDP",
  () => {
    let lab: Lab;
    let folder: string;
    let file: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netloom-doctor-lan-'));
      file = join(folder, 'network.yaml');
      await writeFile(file, NETWORK);
      await writeFile(join(folder, 'kubeconfig'), kubeconfig());
    });

    afterAll(() => rm(folder, { recursive: true, force: true }));

    beforeEach(async () => {
      lab = new Lab();
      await lab.addLan();
      for (const [name, addresses] of Object.entries(MACHINES)) await addMachine(name, addresses);
      await lab.namespaces.run('camera', ['ip', 'link', 'set', 'uplink', 'address', NAS]);
      await addMachine('laptop', ['192.168.7.50', 'fd00:7::50']);
      await lab.namespaces.run('laptop', ['ip', 'link', 'set', 'lo', 'up']);
      await lab.namespaces.serve('laptop', [API, JSON.stringify(SERVICES)]);
    }, 60_000);

    afterEach(() => lab.namespaces.remove(), 60_000);

    async function addMachine(name: string, addresses: readonly string[]): Promise<void> {
      const [first = '', ...more] = addresses.map(
        (address) => `${address}/${address.includes(':') ? 64 : 24}`,
      );
      await lab.addHost({ name, address: first });
      for (const address of more) await give(name, address);
    }

    /** Without the second in which a new address of IPv6 is looked for elsewhere. */
    async function give(name: string, address: string): Promise<void> {
      const family = address.includes(':') ? ['nodad'] : [];
      await lab.namespaces.run(name, ['ip', 'address', 'add', address, 'dev', 'uplink', ...family]);
    }

    /** What the doctor says from the laptop. */
    async function look(...args: readonly string[]): Promise<DoctorReport['checks'][number]> {
      const options = ['--only', 'lan', '--output', 'json', '--kubeconfig', join(folder, 'kubeconfig')];
      const { stdout, stderr } = await lab.namespaces.runNode('laptop', [
        await bundledCommand(),
        'doctor',
        file,
        ...options,
        ...args,
      ]);
      if (stdout === '') throw new Error(stderr);
      const found = (JSON.parse(stdout) as DoctorReport).checks.find(({ id }) => id === 'lan-addresses');
      if (found === undefined) throw new Error(stdout);
      return found;
    }

    async function problems(): Promise<readonly (readonly [saw: string, line: string])[]> {
      const lines = (await readFile(file, 'utf8')).split('\n');
      const { problems: found, notChecked } = await look('--probe');
      expect(notChecked).toEqual([]);
      return found.map(({ saw, at }) => [saw, lines[(at?.line ?? 0) - 1]?.trim() ?? '']);
    }

    it('finds nothing where each has its own', async () => {
      expect(await problems()).toEqual([]);
      const { saw } = await look('--probe');
      expect(saw).toBe('10 of 12 addresses heard of');
    }, 60_000);

    it('asks nobody unless it is asked to', async () => {
      const { notChecked } = await look();
      expect(notChecked.map(({ why }) => why)).toEqual([
        '12 of 12 addresses were not heard of yet: --probe asks for each',
      ]);
    }, 60_000);

    it('finds free addresses of a pool that somebody has, of both families', async () => {
      await addMachine('stranger', ['192.168.7.231', 'fd00:7::231']);
      await lab.namespaces.run('stranger', ['ip', 'link', 'set', 'uplink', 'address', STRANGER]);
      const line = "- { name: web, addresses: [192.168.7.230-192.168.7.231, 'fd00:7::230-fd00:7::231'] }";
      expect(await problems()).toEqual([
        [`192.168.7.231 answers from ${STRANGER}, which is no node`, line],
        [`fd00:7::231 answers from ${STRANGER}, which is no node`, line],
      ]);
    }, 60_000);

    it('finds that somebody else answers for the address of a Service', async () => {
      await lab.namespaces.run('one', ['ip', 'address', 'del', '192.168.7.230/24', 'dev', 'uplink']);
      await addMachine('stranger', ['192.168.7.230']);
      await lab.namespaces.run('stranger', ['ip', 'link', 'set', 'uplink', 'address', STRANGER]);
      expect((await problems()).map(([saw]) => saw)).toEqual([
        `192.168.7.230 answers from ${STRANGER}, which is no node`,
      ]);
    }, 60_000);

    it('finds one device with the addresses of two hosts', async () => {
      await lab.setCable('printer', 'down');
      await give('nas', '192.168.7.21/24');
      const [[saw, line] = [], ...others] = await problems();
      expect([saw?.replace(/, \S+$/, ''), line, others]).toEqual([
        '192.168.7.21 (printer) and 192.168.7.20 (nas) answer from one device',
        '- { name: printer, address: 192.168.7.21 }',
        [],
      ]);
    }, 60_000);

    it('finds a device with the address of another, whose hardware address is stated', async () => {
      await lab.setCable('camera', 'down');
      await addMachine('stranger', ['192.168.7.110']);
      await lab.namespaces.run('stranger', ['ip', 'link', 'set', 'uplink', 'address', STRANGER]);
      expect(await problems()).toEqual([
        [
          `192.168.7.110 (camera) answers from ${STRANGER}`,
          `- { name: camera, address: 192.168.7.110, mac: '${NAS}' }`,
        ],
      ]);
    }, 60_000);
  },
);

function kubeconfig(): string {
  return JSON.stringify({
    'current-context': 'lab',
    clusters: [
      { name: 'lab', cluster: { server: 'http://127.0.0.1:6443', 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'lab', user: {} }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
  });
}
