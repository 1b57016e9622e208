import {
  Application,
  AppProject,
  type IApplication,
  type IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { APPLICATION_PARTS } from '@netloom/network-model';
import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { netloomChart } from '@netloom/umbrella';
import { load, loadAll } from 'js-yaml';
import { HEALTH_CHECKS } from '../../src/argocd/health.ts';
import { renderDeployment } from '../../src/render-deployment.ts';

const homelab = await renderDeployment(networkIn('networks/homelab'));

/** The one document of a generated file. */
function read(path: string): unknown {
  return load(homelab.get(path) ?? '');
}

function readApplication(path: string): IApplication {
  const document = read(path);
  if (!Application.is(document)) throw new Error(`${path} is no Application`);
  return document;
}

const PATHS = [...homelab.keys()].filter((path) => path.startsWith('argocd/'));
const CHILDREN = PATHS.filter((path) => path.startsWith('argocd/applications/'));

describe('argocd/', () => {
  it('is left out without a delivery section', async () => {
    const files = await renderDeployment(smallNetwork());
    expect([...files.keys()].filter((path) => path.startsWith('argocd/'))).toEqual([]);
  });

  it('holds the projects, the root, its Applications, and the health checks in two forms', () => {
    expect(PATHS).toEqual([
      'argocd/project.yaml',
      'argocd/root.yaml',
      'argocd/applications/namespaces.yaml',
      'argocd/applications/cert-manager.yaml',
      'argocd/applications/external-dns.yaml',
      'argocd/applications/metallb.yaml',
      'argocd/applications/tailscale-operator.yaml',
      'argocd/applications/netloom.yaml',
      'argocd/argo-cd-values.yaml',
      'argocd/argocd-cm-patch.yaml',
    ]);
  });

  it('lets Argo CD sync EndpointSlices where the network has some, with its list as a whole', async () => {
    const { services } = smallNetwork('services: [{ name: nas, address: 192.168.1.20 }]\n');
    const files = await renderDeployment({ ...networkIn('networks/homelab'), services });
    const { data } = load(files.get('argocd/argocd-cm-patch.yaml') ?? '') as {
      readonly data: Readonly<Record<string, string>>;
    };
    const kinds = (
      load(data['resource.exclusions'] ?? '') as readonly { readonly kinds: string[] }[]
    ).flatMap((row) => row.kinds);
    expect(kinds.slice(0, 2)).toEqual(['Endpoints', 'Lease']);
    expect(kinds).not.toContain('EndpointSlice');
    expect(kinds).toHaveLength(22);
    expect(load(files.get('argocd/argo-cd-values.yaml') ?? '')).toEqual({ configs: { cm: data } });
    const project = files.get('argocd/project.yaml') ?? '';
    expect(project).toContain('group: discovery.k8s.io\n      kind: EndpointSlice');
    // Argo CD keeps its own list where nothing asks for another
    expect(homelab.get('argocd/argocd-cm-patch.yaml')).not.toContain('resource.exclusions');
  });

  it('gives the Applications the names that no other network of a fleet may have', () => {
    const names = CHILDREN.map((path) => readApplication(path).metadata.name);
    expect(names).toEqual(APPLICATION_PARTS.map((part) => `netloom-homelab-${part}`));
  });

  it.each([...CHILDREN, 'argocd/root.yaml'])('has a valid Application in %s', (path) => {
    expect(() => {
      new Application(readApplication(path)).validate();
    }).not.toThrow();
  });

  it('has a valid AppProject for the root and for each of its Applications', () => {
    // what is written as an AppProject is checked as one right here
    const projects = loadAll(homelab.get('argocd/project.yaml') ?? '') as IAppProject[];
    expect(() => {
      for (const project of projects) new AppProject(project).validate();
    }).not.toThrow();
    const all = ['argocd/root.yaml', ...CHILDREN].map(readApplication);
    expect(projects.map(({ metadata }) => metadata.name)).toEqual(all.map(({ metadata }) => metadata.name));
    expect(all.map(({ spec }) => spec.project)).toEqual(all.map(({ metadata }) => metadata.name));
  });

  it('syncs namespaces before operators before the umbrella', () => {
    const waves = CHILDREN.map((path) => [
      path.slice('argocd/applications/'.length),
      readApplication(path).metadata.annotations?.['argocd.argoproj.io/sync-wave'],
    ]);
    expect(waves).toEqual([
      ['namespaces.yaml', '-1'],
      ['cert-manager.yaml', '0'],
      ['external-dns.yaml', '0'],
      ['metallb.yaml', '0'],
      ['tailscale-operator.yaml', '0'],
      ['netloom.yaml', '1'],
    ]);
  });

  it('takes the umbrella from the registry and its values from Git', () => {
    expect(readApplication('argocd/applications/netloom.yaml').spec).toEqual({
      project: 'netloom-homelab-netloom',
      sources: [
        {
          repoURL: 'registry.example.com/netloom',
          chart: 'netloom',
          targetRevision: netloomChart.chart.version,
          helm: {
            releaseName: 'netloom',
            valueFiles: ['$values/networks/homelab/generated/values.yaml'],
            skipTests: true,
          },
        },
        { repoURL: 'https://git.example.com/homelab/netloom.git', targetRevision: 'main', ref: 'values' },
      ],
      destination: { server: 'https://kubernetes.default.svc', namespace: 'netloom-system' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
        retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
      },
    });
  });

  it("allows Cilium's kinds in the project of a network that has them", async () => {
    const files = await renderDeployment(
      smallNetwork(`cluster: { servicelb: false, cni: cilium, podCidr: 10.42.0.0/16, nodes: [{ name: one, address: 192.168.1.10 }] }
loadBalancer:
  by: cilium
  pools: [{ name: all, addresses: [192.168.1.64/28] }]
  bgp: { peers: [{ name: router, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1 }] }
delivery: { git: { url: 'https://git.example.com/a/b.git', path: generated }, charts: registry.example.com/a }
`),
    );
    const projects = loadAll(files.get('argocd/project.yaml') ?? '').filter((one) => AppProject.is(one));
    const umbrella = projects.find(({ spec }) => spec.description?.startsWith('What the network') === true);
    expect(umbrella?.spec.clusterResourceWhitelist).toEqual([
      { group: 'cilium.io', kind: 'CiliumBGPClusterConfig' },
      { group: 'cilium.io', kind: 'CiliumBGPPeerConfig' },
      { group: 'cilium.io', kind: 'CiliumLoadBalancerIPPool' },
    ]);
  });

  it('never prunes namespaces', () => {
    expect(readApplication('argocd/applications/namespaces.yaml').spec.syncPolicy?.automated?.prune).toBe(
      false,
    );
    expect(homelab.get('operators/00-namespaces.yaml')?.match(/Prune=false,Delete=false/g)).toHaveLength(6);
  });

  it('ignores injected certificates only where a controller injects them', () => {
    const ignoring = CHILDREN.filter((path) => readApplication(path).spec.ignoreDifferences !== undefined);
    expect(ignoring).toEqual(['argocd/applications/cert-manager.yaml', 'argocd/applications/metallb.yaml']);
  });

  it('gives the same health checks to both ways of installing Argo CD', () => {
    const patch = read('argocd/argocd-cm-patch.yaml');
    expect(patch).toEqual({ data: HEALTH_CHECKS });
    expect(read('argocd/argo-cd-values.yaml')).toEqual({ configs: { cm: HEALTH_CHECKS } });
    expect(Object.keys(HEALTH_CHECKS)).toEqual([
      'resource.customizations.health.argoproj.io_Application',
      'resource.customizations.health.tailscale.com_Connector',
    ]);
  });
});
