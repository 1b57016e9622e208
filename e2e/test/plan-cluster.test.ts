import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageChart } from '@netloom/archives';
import {
  groupOf,
  openCluster,
  parseObject,
  refOf,
  type ApiObject,
  type ClusterClient,
} from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { findHelm, type Helm } from '@netloom/helm';
import { isEmpty, planChecksum, PlanReport, type AllowedDeletes, type Plan } from '@netloom/rollout/plan';
import { createSecrets } from './support/apply-lab.ts';
import { createNamespaces } from './support/cluster-namespaces.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from './support/crds-of.ts';
import { HELMS } from './support/helms.ts';
import { checkText, installable, valuesOf } from './support/installed-networks.ts';
import { refusals } from './support/netloom-output.ts';
import { UmbrellaRelease } from './support/release.ts';
import { CHARTS, ROOT } from './support/repository.ts';
import { runInProcess, type InProcessRun } from './support/run-in-process.ts';
import { UmbrellaPlans } from './support/umbrella-plan.ts';

const POOL = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  metadata: { name: 'default-pool', namespace: 'metallb-system' },
};
const ADVERTISE = 'advertise: [pods, services, pools]';
const ADDRESSES = '192.168.7.231-192.168.7.232';

/** Who writes by hand. */
const HAND = { force: true, fieldManager: 'kubectl-edit' };

let scratch: string;
let chart: string;
let helm: Helm;
let plans: UmbrellaPlans;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-plan-e2e-'));
  helm = await findHelm(process);
  chart = await packageChart({ chart: join(CHARTS, 'netloom'), out: scratch, helm });
  plans = new UmbrellaPlans(chart, helm);
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describeWithCluster('netloom plan --against cluster', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let text: string;

  beforeAll(async () => {
    plane = await startControlPlane();
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(plane.kubeconfig, crdsOf(crds, ...NETWORK_CRDS));
    text = await installable('networks/homelab');
    await createNamespaces(cluster, await checkText(text));
    await createSecrets(cluster);
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  /** Plans a network against the cluster, as a person does. */
  async function run(network: string, ...args: readonly string[]): Promise<InProcessRun> {
    const file = join(await mkdtemp(join(scratch, 'network-')), 'network.yaml');
    await writeFile(file, network);
    const { code, stdout, stderr } = await runInProcess(['plan', file, '--against', 'cluster', ...args], {
      KUBECONFIG: plane.kubeconfig,
    });
    return { code, stdout: stdout.replaceAll(file, 'network.yaml'), stderr };
  }

  /** The same without a command line. */
  async function plan(network: string, deletes: AllowedDeletes = new Map()): Promise<Plan> {
    return plans.plan(cluster, await checkText(network), deletes);
  }

  /** The homelab with another range in its pool. */
  function withRange(range: string): string {
    return text.replace(`${ADDRESSES}] }`, `${range}] }`);
  }

  /** Somebody edits the pool in the cluster. */
  async function editPool(...addresses: readonly string[]): Promise<void> {
    await cluster.apply(parseObject({ ...POOL, spec: { addresses } }), HAND);
  }

  it('lists all as new where nothing is installed', async () => {
    const { objects, drift, statements, refusals, notes } = await plan(text);
    expect([drift, refusals]).toEqual([[], []]);
    expect(statements).toContainEqual({
      topic: 'hosts',
      action: 'add',
      subject: 'jigga.xyz',
      text: 'becomes public: through the tunnel to homepage/homepage',
    });
    expect(objects.length).toBeGreaterThan(30);
    expect(objects.filter(({ action }) => action !== 'create')).toEqual([]);
    expect(notes).toContain('this would be the first install: there is nothing to compare with');
  });

  describe.each(HELMS)('after an install with $title', ({ find }) => {
    let release: UmbrellaRelease;

    beforeAll(async () => {
      release = new UmbrellaRelease(await find(), plane.kubeconfig);
      await release.upgrade(chart, await valuesOf(text));
    }, 600_000);

    afterAll(() => release.run('uninstall', 'netloom', '--wait', '--timeout', '90s'), 120_000);

    it('finds nothing, and exits 0', async () => {
      const { code, stdout, stderr } = await run(text);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(
        /^network\.yaml against cluster netloom \(https:\/\/[^)]*\), revision 1 of the release netloom\n/,
      );
      expect(stdout).toContain('\nno changes\n');
    });

    it('calls it a change where the file says something else than what was installed', async () => {
      const { drift, objects, statements } = await plan(withRange('192.168.7.231/32'));
      expect(drift).toEqual([]);
      expect(objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
        'ConfigMap netloom-network',
        'ConfigMap proxmox-sdn',
        'Connector k3s-router',
        'IPAddressPool default-pool',
      ]);
      expect(objects.at(-1)?.fields).toEqual([
        { action: 'change', path: 'spec.addresses[0]', before: ADDRESSES, after: '192.168.7.231/32' },
      ]);
      expect(statements).toContainEqual({
        topic: 'addresses',
        action: 'change',
        subject: 'pool:default-pool',
        text: 'gives up 192.168.7.232',
      });
    });

    it('calls it drift where somebody edited the cluster, names the field and who has it now', async () => {
      await editPool('192.168.7.232/32');
      const refused = await run(text);
      expect([refused.code, refusals(refused)]).toEqual([
        5,
        [
          'field-conflict: IPAddressPool metallb-system/default-pool was changed by somebody else: "kubectl-edit" manages .spec.addresses.',
        ],
      ]);
      const { code, stdout } = await run(text, '--force-conflicts');
      expect(code).toBe(1);
      const edited = `changed in the cluster
  ~ IPAddressPool metallb-system/default-pool was edited, where "kubectl-edit" manages .spec.addresses
      spec.addresses[0]: installed "${ADDRESSES}", live "192.168.7.232/32"
`;
      expect(stdout).toContain(`\n${edited}\n`);
      expect(await readFile(join(ROOT, 'docs/plan.md'), 'utf8')).toContain(`\n${edited}\``);
      expect(stdout).toContain(
        '\nobjects: 0 to create, 0 to change, 0 to delete; 1 changed in the cluster\n',
      );
    });

    it('tells both apart, field by field, where both happened', async () => {
      await editPool('192.168.7.232/32');
      const wanted = withRange('192.168.7.231/32').replace(ADVERTISE, 'advertise: [pods, pools]');
      const { drift, objects } = await plan(wanted);
      await editPool(ADDRESSES);
      expect(drift).toEqual([
        {
          ...{ state: 'edited', by: '"kubectl-edit" manages .spec.addresses' },
          ...{ apiVersion: POOL.apiVersion, kind: POOL.kind, ...POOL.metadata },
          fields: [
            { path: 'spec.addresses[0]', installed: ADDRESSES, live: '192.168.7.232/32', file: 'changes' },
          ],
        },
      ]);
      expect(objects.map(({ name }) => name)).toEqual([
        ...['netloom-network', 'proxmox-sdn', 'k3s-router', 'default-pool'],
      ]);
    });

    it('finds an object that somebody deleted, until it is installed again', async () => {
      await cluster.delete(refOf(parseObject({ ...POOL, metadata: { ...POOL.metadata, name: 'ingress' } })));
      const { drift, objects } = await plan(text);
      await release.upgrade(chart, await valuesOf(text));
      expect([drift.map(({ state, name }) => [state, name]), objects]).toEqual([
        [['deleted', 'ingress']],
        [],
      ]);
      expect(isEmpty(await plan(text))).toBe(true);
    });

    it('compares with the last revision that was deployed where a later one failed', async () => {
      const bad = (await valuesOf(text)).replaceAll('- tag:k8s\n', '- nothing of the kind\n');
      await expect(release.upgrade(chart, bad, '--skip-schema-validation')).rejects.toThrow();
      const { notes, objects } = await plan(text);
      expect(notes).toContain(
        'revision 3 is failed: this compares with revision 2, the last that was deployed, and takes what the other wrote for edits',
      );
      expect(objects).toEqual([]);
      await release.upgrade(chart, await valuesOf(text));
    });
  });

  describe('with the umbrella installed', () => {
    let release: UmbrellaRelease;

    beforeAll(async () => {
      release = new UmbrellaRelease(helm, plane.kubeconfig);
      await release.upgrade(chart, await valuesOf(text));
    }, 600_000);

    afterAll(() => release.run('uninstall', 'netloom', '--wait', '--timeout', '90s'), 120_000);

    it('says where the file has caught up with the cluster', async () => {
      await editPool('192.168.7.232/32');
      const { drift } = await plan(withRange('192.168.7.232/32'));
      expect(drift.map(({ fields }) => fields.map(({ file }) => file))).toEqual([['agrees']]);
    });

    it('finds what was added to a list and taken away', async () => {
      await editPool(ADDRESSES, '192.168.7.240/32');
      const { drift } = await plan(text);
      expect(drift[0]?.fields).toEqual([
        { path: 'spec.addresses[1]', live: '192.168.7.240/32', file: 'keeps' },
      ]);
      await editPool(ADDRESSES);
      expect(isEmpty(await plan(text))).toBe(true);
    });

    it('takes what the server and controllers add for no edit', async () => {
      const metadata = {
        ...{ name: 'cloudflared', namespace: 'cloudflare' },
        annotations: { 'example.com/seen': 'yes' },
      };
      await cluster.apply(parseObject({ apiVersion: 'apps/v1', kind: 'Deployment', metadata }), HAND);
      expect(isEmpty(await plan(text))).toBe(true);
    });

    it('refuses to delete a large part of a kind, unless it is allowed', async () => {
      const open = text.replace('[vaultwarden, homepage, argocd, monitoring]', '[vaultwarden]');
      const { code, stdout } = await run(open);
      expect(code).toBe(5);
      expect(stdout).toMatch(
        /refused\[too-many-deletes\]: deletes (\d+) of (\d+) NetworkPolicy \(\d+ % > 30 %\)\n {2}pass --allow-deletes NetworkPolicy=\1 if/,
      );
      expect(stdout).toContain(
        '- namespace argocd, namespace homepage and namespace monitoring opens: every pod gets in',
      );
      expect((await plan(open, new Map([['NetworkPolicy', 99]]))).refusals).toEqual([]);
    });

    it('refuses what a running cluster cannot be given', async () => {
      const { refusals } = await plan(text.replaceAll('10.42.', '10.52.'));
      expect(refusals.map(({ code }) => code)).toEqual(['immutable']);
    });

    it('refuses another network', async () => {
      const { refusals } = await plan(text.replace('name: homelab\n', 'name: office\n'));
      expect(refusals).toEqual([
        {
          code: 'other-network',
          message: 'the cluster holds the network "homelab", and this is "office"',
          help: 'name the file of "homelab", or take the context of the other cluster; `netloom remove` with the file of "homelab" makes room',
        },
      ]);
    });

    it('refuses to take what somebody else has made', async () => {
      const first = '- { name: default, pools: [default-pool, ingress] }';
      const wanted = text.replace(first, `${first}\n    - { name: by-hand, pools: [ingress] }`);
      const byHand = parseObject({
        apiVersion: 'metallb.io/v1beta1',
        kind: 'L2Advertisement',
        metadata: { name: 'by-hand', namespace: 'metallb-system' },
        spec: { ipAddressPools: ['default-pool'] },
      });
      await cluster.apply(byHand, HAND);
      const { objects, refusals } = await plan(wanted);
      await cluster.delete(refOf(byHand));
      expect(refusals).toEqual([
        {
          code: 'foreign-object',
          message: 'L2Advertisement metallb-system/by-hand already exists and belongs to nobody.',
          help: 'The plan shows what would change; --adopt takes over.',
        },
      ]);
      expect(objects.find(({ name }) => name === 'by-hand')?.fields).toContainEqual({
        action: 'change',
        path: 'spec.ipAddressPools[0]',
        before: 'default-pool',
        after: 'ingress',
      });
    });

    it('answers programs, and lets only the plan through that was reviewed', async () => {
      const wanted = withRange('192.168.7.231/32');
      const { stdout } = await run(wanted, '--output', 'json');
      const { checksum, against, counts } = PlanReport.parse(JSON.parse(stdout));
      expect([against.kind, counts]).toEqual([
        'cluster',
        { create: 0, change: 4, adopt: 0, refuse: 0, delete: 0 },
      ]);
      expect(checksum).toBe(planChecksum(await plan(wanted)));
      await editPool('192.168.7.232/32');
      const { code } = await run(wanted, '--checksum', checksum);
      await editPool(ADDRESSES);
      expect(code).toBe(5);
    });
  });

  it('compares objects alone where what is installed does not hold the file', async () => {
    const release = new UmbrellaRelease(helm, plane.kubeconfig);
    const values = await valuesOf(text);
    await release.upgrade(chart, values.replace(' network.yaml: |', ' other.yaml: |'));
    const { statements, drift, notes, objects } = await plan(text);
    await release.run('uninstall', 'netloom', '--wait', '--timeout', '90s');
    expect([statements, drift]).toEqual([[], []]);
    expect(objects.map(({ name }) => name)).toContain('netloom-network');
    expect(notes).toContain(
      'what is installed does not hold its network.yaml: its charts are older, or a ConfigMap of it is missing. Only objects are compared',
    );
  });

  it('tells change and drift apart where Argo CD delivers the network, as far as it can be known', async () => {
    const synced = await argoSyncs(text);
    const same = await run(text);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain(', the Argo CD Application netloom\n');
    expect(same.stdout).toContain('note: Argo CD keeps no record of what it applied last: ');

    await editPool('192.168.7.232/32');
    const both = await plan(text.replace(ADVERTISE, 'advertise: [pods, pools]'));
    expect(both.drift.map(({ name, fields }) => [name, fields.map(({ path }) => path)])).toEqual([
      ['default-pool', ['spec.addresses[0]']],
    ]);
    expect([both.objects.map(({ name }) => name), both.refusals]).toEqual([
      ['netloom-network', 'k3s-router'],
      [],
    ]);

    await editPool(ADDRESSES);
    const metadata = { ...POOL.metadata, name: 'stray' };
    const stray = tracked(parseObject({ ...POOL, metadata, spec: { addresses: ['192.168.7.240/32'] } }));
    await cluster.apply(stray, ARGO);
    expect((await plan(text)).objects).toEqual([
      {
        ...{ action: 'delete', owner: { kind: 'argo', application: 'netloom' } },
        ...{ apiVersion: POOL.apiVersion, kind: POOL.kind, ...metadata, fields: [] },
      },
    ]);
    for (const object of [...synced, stray]) await cluster.delete(refOf(object));
  });

  /** Argo CD applies a network, and marks what it applies. */
  async function argoSyncs(network: string): Promise<readonly ApiObject[]> {
    const rendered = await plans.render((await checkText(network)).facts.network, []);
    const objects = rendered.objects.map(tracked);
    for (const object of objects) await cluster.apply(object, ARGO);
    return objects;
  }
});

const ARGO = { force: true, fieldManager: 'argocd-controller' };

function tracked(object: ApiObject): ApiObject {
  const { namespace, name, annotations } = object.metadata;
  const id = `netloom:${groupOf(object.apiVersion)}/${object.kind}:${namespace ?? ''}/${name}`;
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, 'argocd.argoproj.io/tracking-id': id } },
  };
}
