import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageUmbrella } from '@netloom/delivery';
import { CHARTS as PACKAGES } from '@netloom/engine';
import { findHelm, HelmFailed, type Helm } from '@netloom/helm';
import { validateByKind } from './support/kinds.ts';
import { readManifests, type Manifest } from './support/manifests.ts';
import { CHARTS } from './support/repository.ts';

const NAMES = PACKAGES.map(({ chart }) => chart.name);

/** The one sentence of a chart that cannot do without a value. */
const MISSING: Readonly<Record<string, string>> = {
  'proxmox-sdn': 'zones is empty: name at least one SDN zone, or leave this chart out.',
  tunnel: 'tunnelId is missing: set it to the UUID that `cloudflared tunnel create` printed.',
};

const POLICY =
  'networkPolicies=[{"name":"a","namespace":"b","spec":{"podSelector":{},"policyTypes":["Ingress"],"ingress":[{"ports":[{"port":70000,"protocol":"TCP"}]}]}}]';

/** A port that is none, in each chart whose values have one, and what the chart's schema says of it. */
const BAD_PORTS: readonly (readonly [string, string, string])[] = [
  [
    'metallb',
    'bgpPeers=[{"name":"a","spec":{"myASN":1,"peerPort":70000}}]',
    "- at '/bgpPeers/0/spec/peerPort': maximum: got 70,000, want 16,384",
  ],
  [
    'proxmox-sdn',
    'zones=[{"name":"zone","spec":{"type":"vxlan","vxlan-port":70000}}]',
    "- at '/zones/0/spec/vxlan-port': maximum: got 70,000, want 65,535",
  ],
  [
    'ingress',
    'ingressRoutes=[{"name":"a","namespace":"b","spec":{"routes":[{"match":"Host(`a`)","kind":"Rule","services":[{"name":"a","port":70000}]}]}}]',
    "- at '/ingressRoutes/0/spec/routes/0/services/0/port': maximum: got 70,000, want 65,535",
  ],
  [
    'network-model',
    POLICY,
    "- at '/networkPolicies/0/spec/ingress/0/ports/0/port': maximum: got 70,000, want 65,535",
  ],
  [
    'tunnel',
    POLICY,
    "- at '/networkPolicies/0/spec/ingress/0/ports/0/port': maximum: got 70,000, want 65,535",
  ],
];

let helm: Helm;
let scratch: string;
let umbrella: string;

beforeAll(async () => {
  helm = await findHelm(process);
  scratch = await mkdtemp(join(tmpdir(), 'netloom-charts-'));
  umbrella = join(scratch, 'netloom');
  await stageUmbrella({ charts: CHARTS, out: umbrella });
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The umbrella is only whole with its subcharts inside. */
function folderOf(name: string): string {
  return name === 'netloom' ? umbrella : join(CHARTS, name);
}

async function template(name: string, ...args: readonly string[]): Promise<readonly Manifest[]> {
  const { stdout } = await helm.run(['template', 'release', folderOf(name), ...args]);
  return readManifests(stdout);
}

/** What Helm says where it refuses. */
async function refusal(name: string, ...args: readonly string[]): Promise<string> {
  try {
    await template(name, ...args);
  } catch (error) {
    if (error instanceof HelmFailed) return error.stderr;
    throw error;
  }
  throw new Error(`helm template takes ${name} with ${args.join(' ')}`);
}

describe.each(NAMES)('%s', (name) => {
  it('passes lint --strict with its default values', async () => {
    const { stdout } = await helm.run(['lint', '--strict', folderOf(name)]);
    expect(stdout).toContain(', 0 chart(s) failed');
  });

  it(`${name in MISSING ? 'names the value that is missing' : 'renders nothing'} with its default values`, async () => {
    const sentence = MISSING[name];
    if (sentence === undefined) expect(await template(name)).toEqual([]);
    else expect(await refusal(name)).toContain(`: ${sentence}\n`);
  });

  it('passes lint --strict and renders objects with each case in ci/', async () => {
    const cases = (await readdir(join(CHARTS, name, 'ci'))).filter((file) => file.endsWith('-values.yaml'));
    expect(cases).not.toEqual([]);
    for (const file of cases) {
      const values = ['--values', join(CHARTS, name, 'ci', file)];
      await helm.run(['lint', '--strict', folderOf(name), ...values]);
      const manifests = await template(name, ...values);
      expect({ file, isEmpty: manifests.length === 0 }).toEqual({ file, isEmpty: false });
    }
  }, 120_000);

  it('refuses a key that it does not know', async () => {
    expect(await refusal(name, '--set', 'nonsense=1')).toContain(
      "- at '': additional properties 'nonsense' not allowed",
    );
  });
});

describe('a port above 65535', () => {
  it.each(BAD_PORTS)('is refused by %s', async (name, json, message) => {
    expect(await refusal(name, '--set-json', json)).toContain(message);
  });

  it.each(BAD_PORTS)('is refused by the umbrella, under %s', async (name, json, message) => {
    expect(
      await refusal('netloom', '--set', `${name}.enabled=true`, '--set-json', `${name}.${json}`),
    ).toContain(message.replace("'/", `'/${name}/`));
  });
});

describe('jobs of proxmox-sdn', () => {
  const CI = join(CHARTS, 'proxmox-sdn/ci/reconcile-values.yaml');

  it.each([
    [
      { network: '' },
      'network is missing: set it to the name of the network, by which the jobs know its VNets.',
    ],
    [{ 'api.hosts': [] }, 'api.hosts is empty: name every Proxmox host, or disable drift and reconcile.'],
    [
      { 'api.ca': '' },
      'api.hosts: pve-1 has no fingerprint, and api.ca is empty: set one of them, or nobody knows that it is the host.',
    ],
    [
      { 'api.credentials.existingSecret': '' },
      'api.credentials.existingSecret is missing: set it to the Secret that holds the API token of Proxmox.',
    ],
  ])('are refused with %j, in one sentence', async (values, sentence) => {
    const set = Object.entries(values).flatMap(([key, value]) => [
      '--set-json',
      `${key}=${JSON.stringify(value)}`,
    ]);
    expect(await refusal('proxmox-sdn', '--values', CI, ...set)).toContain(`: ${sentence}\n`);
  });

  it('are not there unless asked for', async () => {
    const off = ['--set', 'drift.enabled=false,reconcile.enabled=false'];
    const manifests = await template('proxmox-sdn', '--values', CI, ...off);
    expect(manifests.map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'ConfigMap']);
    expect(Object.keys(manifests[1]?.data ?? {})).toEqual(['desired.json']);
  });

  it('carry the bundle byte for byte', async () => {
    const manifests = await template('proxmox-sdn', '--values', CI);
    const bundle = manifests.find(({ metadata }) => metadata.name === 'proxmox-sdn-bundle');
    expect(bundle?.data?.['reconcile.mjs']).toBe(
      await readFile(join(CHARTS, 'proxmox-sdn/files/reconcile.mjs'), 'utf8'),
    );
  });

  it.each(['drift', 'reconcile'])('are valid by their kind with the case %s', async (name) => {
    const manifests = await template(
      'proxmox-sdn',
      '--values',
      join(CHARTS, `proxmox-sdn/ci/${name}-values.yaml`),
    );
    expect(() => {
      manifests.forEach(validateByKind);
    }).not.toThrow();
    expect(manifests.some(({ kind }) => kind === 'CronJob')).toBe(true);
    expect(manifests.some(({ kind }) => kind === 'Job')).toBe(name === 'reconcile');
  });

  /** The reconcile Job's name, with what differs from the case in ci/. */
  async function nameOfJob(...set: readonly string[]): Promise<string> {
    const manifests = await template('proxmox-sdn', '--values', CI, ...set);
    return manifests.find(({ kind }) => kind === 'Job')?.metadata.name ?? '';
  }

  it('reconcile under a name that changes with the desired state, the hosts and the pod, and with nothing else', async () => {
    const name = await nameOfJob();
    expect(name).toMatch(/^proxmox-sdn-reconcile-[0-9a-f]{10}$/);
    const others = [
      'zones[0].spec.mtu=1400',
      'nodes[0].address=10.0.0.11',
      'api.hosts[0].name=pve-3',
      'reconcile.adopt=false',
      'image.tag=24.22.0-alpine',
      'resources.limits.memory=256Mi',
    ];
    for (const set of others) expect([set, await nameOfJob('--set', set)]).not.toEqual([set, name]);
    const same = ['drift.schedule=@daily', 'drift.enabled=false', 'files.note=changed'];
    for (const set of same) expect([set, await nameOfJob('--set', set)]).toEqual([set, name]);
  }, 120_000);
});

describe('files of proxmox-sdn', () => {
  it('arrive byte for byte', async () => {
    const [configMap] = await template(
      'proxmox-sdn',
      '--values',
      join(CHARTS, 'proxmox-sdn/ci/full-values.yaml'),
    );
    expect(configMap?.data?.on).toBe('#version:1\n\nauto lab\niface lab\n\tbridge_stp off\n');
    expect(JSON.parse(configMap?.data?.['desired.json'] ?? '')).toMatchObject({
      version: 8,
      zones: [{ name: 'overlay' }, { name: 'nat' }, { name: 'lanes' }, { name: 'carrier' }],
    });
  });
});
