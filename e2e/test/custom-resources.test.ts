import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTool } from '@netloom/toolchain';
import { deliveredObjects, FLEET_DELIVERY } from './support/delivered-objects.ts';
import { kubeconform, writeSchemas } from './support/kubeconform.ts';
import { checkedNetwork, templateNetwork, type Manifest } from './support/manifests.ts';
import { describeWithProgram, findProgram } from './support/program.ts';
import { describeWithShared } from './support/repository.ts';

const program = await findProgram(() => ensureTool('kubeconform'));

describeWithShared('crds', 'against the real CRDs', () => {
  describeWithProgram(program, 'custom resources, by kubeconform', (tool) => {
    let folder: string;
    let known: ReadonlySet<string>;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netloom-schemas-'));
      known = await writeSchemas(folder);
    }, 600_000);

    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** Those whose kinds have a CRD; every other must be of Kubernetes itself. */
    function custom(manifests: readonly Manifest[]): readonly Manifest[] {
      const resources = manifests.filter(({ apiVersion, kind }) => known.has(`${apiVersion} ${kind}`));
      const builtIn = /^(v1|(apps|batch|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io)\/v1)$/;
      const unjudged = manifests.filter((one) => !resources.includes(one) && !builtIn.test(one.apiVersion));
      expect(unjudged).toEqual([]);
      return resources;
    }

    async function expectAccepted(resources: readonly Manifest[]): Promise<void> {
      expect(await kubeconform(tool, folder, resources)).toBe(
        `Summary: ${resources.length} resources found parsing stdin - Valid: ${resources.length}, Invalid: 0, Errors: 0, Skipped: 0`,
      );
    }

    it.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/gateways'])(
      'accepts those of %s',
      async (network) => {
        const resources = custom((await templateNetwork(network)).manifests);
        expect(resources.length).toBeGreaterThan(5);
        await expectAccepted(resources);
      },
      300_000,
    );

    it('accepts what Argo CD and K3s get of the homelab', async () => {
      const resources = custom(await deliveredObjects(await checkedNetwork('networks/homelab')));
      expect(kindsOf(resources)).toEqual(['AppProject', 'Application', 'HelmChart']);
      await expectAccepted(resources);
    });

    it('accepts what Argo CD and K3s get of a fleet, by digest', async () => {
      const rack = await checkedNetwork('examples/dual-stack-bgp', (text) => text + FLEET_DELIVERY);
      const resources = custom(await deliveredObjects(rack));
      expect(kindsOf(resources)).toEqual(['AppProject', 'Application', 'ApplicationSet', 'HelmChart']);
      await expectAccepted(resources);
    });

    it.each([
      [
        'an IPAddressPool',
        {
          apiVersion: 'metallb.io/v1beta1',
          kind: 'IPAddressPool',
          metadata: { name: 'x', namespace: 'metallb-system' },
          spec: { addresses: ['192.0.2.0/24'], autoassign: false },
        },
      ],
      [
        'a HelmChart',
        {
          apiVersion: 'helm.cattle.io/v1',
          kind: 'HelmChart',
          metadata: { name: 'x', namespace: 'kube-system' },
          spec: { chart: 'x', valueContent: '' },
        },
      ],
      [
        'an ApplicationSet',
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'ApplicationSet',
          metadata: { name: 'x', namespace: 'argocd' },
          spec: {
            generators: [{ git: { repoURL: 'https://git.example.com/lab.git', revision: 'main', file: [] } }],
            template: { metadata: {}, spec: { project: 'x', destination: {} } },
          },
        },
      ],
    ])('refuses a field of %s that the CRD does not know', async (_kind, manifest) => {
      expect(await kubeconform(tool, folder, [manifest])).toContain('Invalid: 1');
    });
  });
});

function kindsOf(resources: readonly Manifest[]): readonly string[] {
  return [...new Set(resources.map(({ kind }) => kind))].toSorted();
}
