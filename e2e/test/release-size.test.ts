import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageChart } from '@netloom/archives';
import { openCluster, parseObject, type ClusterClient } from '@netloom/cluster';
import { startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { estimateRelease, measureRelease, MOST_BYTES, umbrellaValues } from '@netloom/engine';
import { findHelm, type Helm } from '@netloom/helm';
import { load } from 'js-yaml';
import { describeWithControlPlane } from './support/control-plane.ts';
import { checkText } from './support/installed-networks.ts';
import { UmbrellaRelease } from './support/release.ts';
import { CHARTS, ROOT } from './support/repository.ts';

/** A random text cannot be compressed to less than three quarters, so that sizes follow from its length. */
const random = randomBytes(MOST_BYTES).toString('base64');

let scratch: string;
let helm: Helm;
let chart: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-size-'));
  helm = await findHelm(process);
  chart = await packageChart({ chart: join(CHARTS, 'netloom'), out: scratch, helm });
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Values of the umbrella that make ConfigMaps of these texts, and nothing else. */
function valuesWith(...texts: readonly string[]): string {
  const configMaps = texts.map((text, index) => ({
    name: `facts-${index}`,
    namespace: 'netloom-system',
    data: { text },
  }));
  return JSON.stringify({ 'network-model': { enabled: true, configMaps } });
}

/** Helm, reading these values. */
async function runHelm(args: readonly string[], values: string): Promise<string> {
  const file = join(scratch, 'values.yaml');
  await writeFile(file, values);
  const more = ['--namespace', 'netloom-system', '--values', file, '--set', 'global.allowPlaceholders=true'];
  return (await helm.run([...args, ...more])).stdout;
}

describeWithControlPlane('the size of a release, on a real API server', () => {
  let plane: ControlPlane;
  let cluster: ClusterClient;

  beforeAll(async () => {
    plane = await startControlPlane();
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'netloom-system' } };
    await cluster.apply(parseObject(namespace));
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  const secret = { apiVersion: 'v1', kind: 'Secret', namespace: 'netloom-system' };
  const install = (values: string): Promise<string> =>
    new UmbrellaRelease(helm, plane.kubeconfig).upgrade(chart, values);

  /** Values whose release takes about this share of what a Secret holds: they are stored twice, as values and as manifest. */
  function valuesOfShare(share: number): string {
    const length = Math.floor((MOST_BYTES * share - 50_000) / 4);
    return valuesWith(random.slice(0, length), random.slice(length, 2 * length));
  }

  async function measured(values: string): Promise<number> {
    return measureRelease({ values, manifest: await runHelm(['template', 'netloom', chart], values) });
  }

  it('fails over the limit as the finding says, and leaves nothing', async () => {
    const values = valuesOfShare(1.03);
    expect(await measured(values)).toBeGreaterThan(MOST_BYTES);
    await expect(install(values)).rejects.toThrow(/Too long: may not be more than 1048576 bytes/);
    expect(await cluster.get({ ...secret, kind: 'ConfigMap', name: 'facts-0' })).toBeNull();
  }, 120_000);

  it('installs just under the limit, and Helm keeps what was measured', async () => {
    const values = valuesOfShare(0.97);
    const bytes = await measured(values);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    await install(values);
    const kept = await cluster.get({ ...secret, name: 'sh.helm.release.v1.netloom.v1' });
    const data = kept?.data as { readonly release: string } | undefined;
    const real = Buffer.from(data?.release ?? '', 'base64').length;
    expect(bytes / real).toBeGreaterThan(0.98);
    expect(bytes / real).toBeLessThan(1.02);
  }, 120_000);

  it('refuses a ConfigMap of one byte too many', async () => {
    await expect(install(valuesWith('x'.repeat(MOST_BYTES + 1)))).rejects.toThrow(
      /ConfigMap.*Too long: may not be more than 1048576 bytes/s,
    );
  }, 120_000);
});

describe(estimateRelease, () => {
  /** As many services with a route and a policy each. Their names are random, so that fewer of them come near the limit. */
  function manyServices(count: number): string {
    const services = Array.from({ length: count }, (_, index) => {
      const name = `a${randomBytes(24).toString('hex')}`;
      return `  - { name: ${name}, namespace: apps-${index % 50}, port: 80, targetPort: 8080, selector: { app: ${name} }, expose: [{ host: ${name}.int.example.com, via: ingress }] }`;
    });
    const namespaces = Array.from({ length: 50 }, (_, index) => `apps-${index}`);
    return [
      ...['apiVersion: netloom/v1', 'name: many', 'domain: example.com', 'lan: { cidr: 10.0.0.0/16 }'],
      'cluster: { servicelb: false, nodes: [{ name: node-1, address: 10.0.0.1 }] }',
      'loadBalancer:',
      '  pools: [{ name: ingress, addresses: [10.0.1.1/32], autoAssign: false }]',
      '  l2Advertisements: [{ name: default, pools: [ingress] }]',
      'ingress: { address: 10.0.1.1, domain: int.example.com }',
      ...['services:', ...services, `policies: { defaultDenyIngress: [${namespaces.join(', ')}] }`, ''],
    ].join('\n');
  }

  it.each([
    ['the homelab', () => readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8')],
    [
      'the example with jobs at Proxmox',
      () => readFile(join(ROOT, 'examples/dual-stack-bgp/network.yaml'), 'utf8'),
    ],
    ['1,500 services', () => Promise.resolve(manyServices(1_500))],
  ])(
    'is within 10 %% of what Helm would keep of %s',
    async (_, read) => {
      const checked = await checkText(await read());
      const values = await umbrellaValues(checked.facts.network);
      const dryRun = ['install', 'netloom', chart, '--dry-run=client', '--output', 'json'];
      const record = gzipSync(await runHelm(dryRun, values), { level: 9 });
      const real = (record.length * 4) / 3;
      const { proxmox } = checked.facts.network;
      const estimate = estimateRelease(JSON.stringify(load(values)), {
        hasProgram: (proxmox?.drift ?? null) !== null,
      });
      expect(estimate / real).toBeGreaterThan(0.9);
      expect(estimate / real).toBeLessThan(1.1);
    },
    120_000,
  );
});
