import { rm } from 'node:fs/promises';
import { parseObject, refOf } from '@netloom/cluster';
import {
  changeNetwork,
  createAppNamespaces,
  createSecrets,
  namespace,
  startApplyLab,
  type ApplyLab,
} from './support/apply-lab.ts';
import { BY_HAND } from './support/by-hand.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { HELMS } from './support/helms.ts';
import { liveObjects, unmanagedObjects, writtenSince } from './support/live.ts';
import { readManifests } from './support/manifests.ts';
import { refusals, stepLines } from './support/netloom-output.ts';
import { netloom, pathWith, type NetloomRun } from './support/netloom.ts';
import { UmbrellaRelease, settled, snapshot, type Snapshot } from './support/release.ts';

const ALL_CRDS = [
  'argo-cd/applications',
  'cert-manager',
  'external-dns',
  'k3s-helm-controller',
  'metallb',
  'tailscale',
  'traefik',
];
const POOL = parseObject({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  metadata: { name: 'default-pool', namespace: 'metallb-system' },
});
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const K3S_MARKS = {
  'objectset.rio.cattle.io/owner-gvk': 'k3s.cattle.io/v1, Kind=Addon',
  'objectset.rio.cattle.io/owner-name': 'traefik-config',
  'objectset.rio.cattle.io/owner-namespace': 'kube-system',
};
const ARGO_MARKS = {
  'argocd.argoproj.io/tracking-id': 'homelab:metallb.io/IPAddressPool:metallb-system/default-pool',
};
const RELEASE_MARKS = {
  'meta.helm.sh/release-name': 'tailnet',
  'meta.helm.sh/release-namespace': 'tailscale',
};

describeWithCluster('netloom apply in a cluster that people have worked in', (crds) => {
  let lab: ApplyLab;

  beforeAll(async () => {
    lab = await startApplyLab({ crds, served: ALL_CRDS });
    await createAppNamespaces(lab.cluster);
    for (const name of ['external-dns', 'tailscale', 'cert-manager', 'cloudflare']) {
      await lab.cluster.apply(namespace(name, { team: 'infra' }), { fieldManager: 'kubectl' });
    }
    const strict = namespace('metallb-system', { team: 'infra', [ENFORCE]: 'baseline' });
    await lab.cluster.apply(strict, { fieldManager: 'kubectl' });
    await createSecrets(lab.cluster);
  }, 1_800_000);

  afterAll(() => lab.stop());

  it('shows the labels of namespaces that are not ours, and changes only what is needed', async () => {
    const refused = await lab.run('apply', '--until', 'namespaces');
    expect([refused.code, refusals(refused)]).toEqual([
      5,
      [
        'namespace-too-strict: Namespace metallb-system belongs to nobody and enforces "baseline": the pods of its controller need "privileged".',
      ],
    ]);
    const allowed = await lab.run('apply', '--until', 'namespaces', '--adopt');
    expect(allowed.code).toBe(0);
    expect(allowed.stdout).toContain(
      `  . cloudflare is not ours and stays as it is: kubernetes.io/metadata.name=cloudflare, team=infra\n`,
    );
    expect(allowed.stdout).toContain(
      '  ! metallb-system is not ours, only its Pod Security becomes privileged: ',
    );
    const labels = async (name: string): Promise<unknown> =>
      (await lab.cluster.get({ apiVersion: 'v1', kind: 'Namespace', namespace: null, name }))?.metadata
        .labels;
    expect(await labels('metallb-system')).toEqual({
      'kubernetes.io/metadata.name': 'metallb-system',
      team: 'infra',
      [ENFORCE]: 'privileged',
    });
    expect(await labels('cloudflare')).toEqual({
      'kubernetes.io/metadata.name': 'cloudflare',
      team: 'infra',
    });
  });

  const byHand = (): Promise<Snapshot> => snapshot(lab.cluster, BY_HAND);

  /** Makes the objects by hand, and gives them as they are then. */
  async function makeByHand(): Promise<Snapshot> {
    for (const object of BY_HAND) await lab.cluster.apply(object, { fieldManager: 'kubectl-create' });
    return settled(lab.cluster, BY_HAND);
  }

  /** Sets the annotations that somebody marks an object of this kind with, and takes those away that were set before. */
  async function mark(kind: string, annotations: Readonly<Record<string, string>>): Promise<void> {
    const found = BY_HAND.find((object) => object.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} was made by hand.`);
    const { apiVersion, metadata } = found;
    await lab.cluster.apply(parseObject({ apiVersion, kind, metadata: { ...metadata, annotations } }), {
      fieldManager: 'somebody',
    });
  }

  describe('that have made objects by hand', () => {
    let before: Snapshot;
    const apply = (...more: readonly string[]): Promise<NetloomRun> => lab.run('apply', ...more);

    beforeAll(async () => {
      before = await makeByHand();
    }, 600_000);

    it('leaves operators alone that others brought, and says who', async () => {
      const chart = {
        apiVersion: 'helm.cattle.io/v1',
        kind: 'HelmChart',
        metadata: { name: 'metallb', namespace: 'kube-system' },
        spec: { targetNamespace: 'metallb-system' },
      };
      await lab.cluster.apply(parseObject(chart));
      const { stdout } = await apply();
      expect(stdout).toContain(
        '  . metallb is left alone: K3s installs it (HelmChart kube-system/metallb)\n',
      );
      expect(stdout).toContain('  . tailscale-operator is left alone: its CRDs exist and belong to nobody\n');
      await lab.cluster.delete(refOf(parseObject(chart)));
    });

    it('refuses what is there already, names the owners, and writes nothing', async () => {
      const refused = await apply();
      expect([refused.code, refusals(refused)]).toEqual([
        5,
        [
          'foreign-object: Connector k3s-router, Deployment cloudflare/cloudflared, HelmChartConfig kube-system/traefik, IPAddressPool metallb-system/default-pool, L2Advertisement metallb-system/default already exist and belong to nobody.',
        ],
      ]);
      expect(writtenSince(before, await byHand())).toEqual([]);
    });

    it.each([
      [
        'a manifest of K3s',
        'HelmChartConfig',
        K3S_MARKS,
        'owned-elsewhere: HelmChartConfig kube-system/traefik belongs to K3s (Addon kube-system/traefik-config), which would revert what netloom writes.',
      ],
      [
        'an Application of Argo CD',
        'IPAddressPool',
        ARGO_MARKS,
        'owned-elsewhere: IPAddressPool metallb-system/default-pool belongs to the Argo CD Application homelab, which would revert what netloom writes.',
      ],
    ])('never takes what is of %s', async (_title, kind, annotations, refusal) => {
      await mark(kind, annotations);
      const refused = await apply('--adopt');
      expect([refused.code, refusals(refused)]).toEqual([5, [refusal]]);
      await mark(kind, {});
      const specs = async (): Promise<unknown> =>
        [...(await byHand()).values()].map((object) => object?.spec);
      expect(await specs()).toEqual([...before.values()].map((object) => object?.spec));
    });

    it('refuses a network that Argo CD delivers', async () => {
      const application = parseObject({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'homelab', namespace: 'argocd' },
        spec: {
          project: 'default',
          source: { repoURL: 'registry.example.com/netloom', chart: 'netloom', targetRevision: '0.1.0' },
          destination: { server: 'https://kubernetes.default.svc', namespace: 'netloom-system' },
        },
      });
      await lab.cluster.apply(application);
      const refused = await apply('--adopt');
      expect([refused.code, refusals(refused)]).toEqual([
        5,
        [
          'argo-owns-network: The Argo CD Application argocd/homelab delivers this network: a network has one owner.',
        ],
      ]);
      await lab.cluster.delete(refOf(application));
    });
  });

  describe.each(HELMS)('with $title', ({ find }) => {
    let path: string;
    let before: Snapshot;
    const apply = (...more: readonly string[]): Promise<NetloomRun> =>
      netloom(['apply', lab.network, '--yes', ...more], { kubeconfig: lab.plane.kubeconfig, path });

    beforeAll(async () => {
      path = await pathWith(await find());
      before = await makeByHand();
    }, 600_000);

    afterAll(() => rm(path, { recursive: true, force: true }));

    it('shows what an adoption would change, without a write', async () => {
      const shown = await apply('--adopt', '--dry-run');
      expect(shown.code).toBe(0);
      expect(shown.stdout).toContain(
        '\n      ~ spec.addresses[0]: "192.168.7.230-192.168.7.235" -> "192.168.7.231-192.168.7.232"\n',
      );
      expect(shown.stdout).toContain(
        [
          '  ! IPAddressPool metallb-system/default-pool (owner: nobody)',
          '      ~ spec.addresses[0]: "192.168.7.230-192.168.7.235" -> "192.168.7.231-192.168.7.232"',
        ].join('\n'),
      );
      expect(shown.stdout).toContain('\n  ! L2Advertisement metallb-system/default (owner: nobody)\n');
      expect(shown.stdout).toContain('\n  1. default-pool has 192.168.7.231-192.168.7.232\n');
      expect(shown.stderr).toContain('tried     network, step 2 of 2: 38 objects\n');
      expect(writtenSince(before, await byHand())).toEqual([]);
    });

    it('takes over what nobody reconciles, without making it anew', async () => {
      await mark('Connector', RELEASE_MARKS);
      const adopted = await apply('--adopt');
      expect(adopted.code).toBe(0);
      expect(adopted.stdout).toContain(
        '  ! Connector k3s-router (owner: the Helm release tailnet of tailscale)\n',
      );
      expect(adopted.stdout).toContain(
        'note: The Helm release tailnet of tailscale still lists what is adopted from it',
      );
      const objects = await liveObjects(lab.cluster, lab.plane.kubeconfig);
      expect([objects.size, unmanagedObjects(objects)]).toEqual([38, []]);
      const after = await byHand();
      expect(uids(after)).toEqual(uids(before));
      expect(after.get('IPAddressPool metallb-system/default-pool')?.spec).toMatchObject({
        addresses: ['192.168.7.231-192.168.7.232'],
      });
      expect(after.get('Deployment cloudflare/cloudflared')?.spec).toMatchObject({ replicas: 2 });
    });

    it('has nothing to adopt when it is run again', async () => {
      const objects = await liveObjects(lab.cluster, lab.plane.kubeconfig);
      const again = await apply();
      expect(again.code).toBe(0);
      expect(again.stdout).toContain('  = 38 objects\n');
      expect(again.stdout).toContain('\nno changes\n');
      // namespaces of others stay as they are, so that they neither change nor drift
      expect(again.stdout).not.toMatch(/ Namespace \S/);
      expect(stepLines(again)).toContain('unchanged network: 38 objects, as they were installed');
      expect(writtenSince(objects, await liveObjects(lab.cluster, lab.plane.kubeconfig))).toEqual([]);
    });

    it('finds what somebody else changed, and overwrites it only with the option', async () => {
      const edited = ['192.168.7.231-192.168.7.240'];
      await lab.cluster.apply(
        { ...POOL, spec: { addresses: edited } },
        { fieldManager: 'kubectl-edit', force: true },
      );
      const refused = await apply();
      expect([refused.code, refusals(refused)]).toEqual([
        5,
        [
          'field-conflict: IPAddressPool metallb-system/default-pool was changed by somebody else: "kubectl-edit" manages .spec.addresses.',
        ],
      ]);
      expect((await lab.cluster.get(refOf(POOL)))?.spec).toMatchObject({ addresses: edited });
      expect((await apply('--force-conflicts')).code).toBe(0);
      expect((await lab.cluster.get(refOf(POOL)))?.spec).toMatchObject({
        addresses: ['192.168.7.231-192.168.7.232'],
      });
    });

    it('moves a range from pool to pool in two steps, and removes it all', async () => {
      const helm = new UmbrellaRelease(await find(), lab.plane.kubeconfig);
      const restore = await changeNetwork(lab.network, (text) =>
        text
          .replace('192.168.7.231-192.168.7.232] }', '192.168.7.232/32] }')
          .replace(
            'addresses: [192.168.7.230/32], autoAssign',
            'addresses: [192.168.7.230-192.168.7.231], autoAssign',
          ),
      );
      const moved = await apply();
      expect([moved.code, stepLines(moved).filter((line) => line.includes(' network, '))]).toEqual([
        0,
        ['done      network, step 1 of 2: 38 objects', 'done      network, step 2 of 2: 38 objects'],
      ]);
      const { version } = JSON.parse(await helm.run('status', 'netloom', '--output', 'json')) as {
        readonly version: number;
      };
      const pools = async (revision: number): Promise<readonly unknown[]> => {
        const printed = await helm.run('get', 'manifest', 'netloom', '--revision', String(revision));
        const found = readManifests(printed)
          .map(parseObject)
          .filter(({ kind }) => kind === 'IPAddressPool');
        return found.map(({ spec }) => (spec as { readonly addresses: unknown }).addresses);
      };
      expect(await pools(version - 1)).toEqual([['192.168.7.232/32'], ['192.168.7.230/32']]);
      expect(await pools(version)).toEqual([['192.168.7.232/32'], ['192.168.7.230-192.168.7.231']]);
      await restore();
      const removed = await netloom(['remove', lab.network, '--yes'], {
        kubeconfig: lab.plane.kubeconfig,
        path,
      });
      expect(removed.code).toBe(0);
    });
  });
});

function uids(objects: Snapshot): readonly (string | undefined)[] {
  return [...objects.values()].map((object) => object?.metadata.uid);
}
