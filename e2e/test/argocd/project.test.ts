import type { IAppProject, IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { appProjects, type GroupKind, OPERATOR_KINDS } from '@netloom/deployment';
import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { deliveredNetwork, projectOf, type DeliveredNetwork } from '../support/argocd/delivered.ts';
import { applicationRefusal, refusal } from '../support/argocd/permission.ts';
import type { Synced } from '../support/argocd/wave-mistakes.ts';

const GIT = 'git: { url: https://git.example.com/lab.git }, charts: registry.example.com/lab';

const NETWORKS = new Map<string, DeliveredNetwork>();
NETWORKS.set('the homelab', await deliveredNetwork(networkIn('networks/homelab')));
NETWORKS.set(
  'two stacks and BGP, of a fleet',
  await deliveredNetwork(networkIn('examples/dual-stack-bgp', `\ndelivery: { ${GIT}, cluster: rack-1 }\n`)),
);
NETWORKS.set('nearly nothing', await deliveredNetwork(smallNetwork(`delivery: { ${GIT} }\n`)));
NETWORKS.set(
  'Ingresses in place of IngressRoutes',
  await deliveredNetwork(
    smallNetwork(`ingress: { address: 192.168.1.200, routes: ingress, domain: int.example.com }
services:
  - name: web
    namespace: web
    port: 80
    targetPort: 8080
    selector: { app: web }
    expose: [{ host: web.int.example.com, via: ingress }]
delivery: { ${GIT} }
`),
  ),
);
NETWORKS.set(
  'jobs against Proxmox',
  await deliveredNetwork(
    smallNetwork(`proxmox:
  hosts: [{ name: pve-1, address: 192.168.1.5, fingerprint: '${Array(32).fill('0A').join(':')}' }]
  sdn:
    zones: [{ name: overlay, type: vxlan, mtu: 1450 }]
    vnets: [{ name: nodes, zone: overlay, vni: 100, subnets: [{ cidr: 10.0.0.0/24 }] }]
  drift: {}
  reconcile: {}
delivery: { ${GIT} }
`),
  ),
);

const homelab = NETWORKS.get('the homelab')!;

/** group/kind of a list, sorted. */
function kindsOf(list: readonly { readonly group: string; readonly kind: string }[] = []): readonly string[] {
  return [...new Set(list.map(({ group, kind }) => `${group}/${kind}`))].toSorted();
}

function groupKind({ apiVersion, kind }: Synced): { readonly group: string; readonly kind: string } {
  return { group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', kind };
}

type Deliveries = readonly (readonly [string, IApplication & Synced])[];

/** What an Application makes in its cluster; what an operator's chart makes is a list, which the project takes. */
function objectsOf({ umbrella, namespaces }: DeliveredNetwork, name: string): readonly Synced[] {
  if (name === 'netloom') return umbrella;
  return name === 'namespaces' ? namespaces : [];
}

function ofOperator(name: string, scope: 'clusterScoped' | 'namespaced'): readonly GroupKind[] {
  return OPERATOR_KINDS[name]?.[scope] ?? [];
}

const isPlaced = ({ metadata }: Synced): boolean => metadata.namespace !== undefined;

describe.each([...NETWORKS])('the projects of %s', (_title, delivered) => {
  const { projects, root } = delivered;
  const applications: Deliveries = [...delivered.applications];

  it('are those of the root and of each of its Applications', () => {
    const named = [root, ...applications.map(([, application]) => application)];
    expect([...projects.keys()]).toEqual(named.map(({ spec }) => spec.project));
    expect(new Set(projects.keys()).size).toBe(named.length);
  });

  it('let in the root, which makes Applications and nothing else', () => {
    const project = projectOf(delivered, root);
    const here = { server: 'https://kubernetes.default.svc' };
    expect(applicationRefusal(project, root)).toBeNull();
    expect(applications.map(([, application]) => refusal(project, application, here))).toEqual(
      applications.map(() => null),
    );
    expect(project.namespaceResourceWhitelist).toEqual([{ group: 'argoproj.io', kind: 'Application' }]);
    expect(project.clusterResourceWhitelist).toBeUndefined();
  });

  it.each(applications)('let in the Application %s and every object of it', (name, application) => {
    const project = projectOf(delivered, application);
    expect(applicationRefusal(project, application)).toBeNull();
    const made = objectsOf(delivered, name);
    expect(made.map((each) => refusal(project, each, application.spec.destination))).toEqual(
      made.map(() => null),
    );
  });

  it.each(applications)('let in no kind that %s does not make, and no Application', (name, application) => {
    const project = projectOf(delivered, application);
    const made = objectsOf(delivered, name);
    expect({
      cluster: kindsOf(project.clusterResourceWhitelist),
      namespaced: kindsOf(project.namespaceResourceWhitelist),
    }).toEqual({
      cluster: kindsOf([
        ...made.filter((each) => !isPlaced(each)).map(groupKind),
        ...ofOperator(name, 'clusterScoped'),
      ]),
      namespaced: kindsOf([...made.filter(isPlaced).map(groupKind), ...ofOperator(name, 'namespaced')]),
    });
    const here = { server: 'https://kubernetes.default.svc' };
    expect(applications.map(([, other]) => refusal(project, other, here))).not.toContain(null);
  });

  it.each(applications)('lead %s into no namespace that it makes nothing in', (name, application) => {
    const used = [
      application.spec.destination.namespace ?? '',
      ...objectsOf(delivered, name).flatMap(({ metadata }) => metadata.namespace ?? []),
      ...(OPERATOR_KINDS[name]?.namespaces ?? []),
    ];
    const { destinations } = projectOf(delivered, application);
    expect(destinations?.map(({ namespace }) => namespace).toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('read from no repository that their Application does not read from', () => {
    for (const application of [root, ...applications.map(([, each]) => each)]) {
      const read = application.spec.sources?.map(({ repoURL }) => repoURL);
      expect(projectOf(delivered, application).sourceRepos).toEqual([...new Set(read)]);
    }
  });
});

describe(appProjects, () => {
  const umbrella = homelab.applications.get('netloom')!;
  const ofUmbrella = projectOf(homelab, umbrella);
  const namespaces = homelab.applications.get('namespaces')!;

  it.each([
    ['argoproj.io/v1alpha1', 'AppProject', 'argocd', 'AppProject in a namespace'],
    ['argoproj.io/v1alpha1', 'ApplicationSet', 'argocd', 'ApplicationSet in a namespace'],
    ['argoproj.io/v1alpha1', 'Application', 'argocd', 'Application in a namespace'],
    ['metallb.io/v1beta2', 'BGPPeer', 'metallb-system', 'BGPPeer in a namespace'],
    ['v1', 'Pod', 'netloom-system', 'Pod in a namespace'],
    ['v1', 'Secret', 'netloom-system', 'Secret in a namespace'],
    ['v1', 'ConfigMap', 'default', 'namespace default'],
    ['v1', 'Node', undefined, 'Node x of the cluster'],
    ['v1', 'Namespace', undefined, 'Namespace x of the cluster'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', undefined, 'ClusterRole x of the cluster'],
  ])('refuses what the umbrella does not need: %s %s in %s', (apiVersion, kind, namespace, reason) => {
    const metadata = { name: 'x', ...(namespace === undefined ? {} : { namespace }) };
    expect(refusal(ofUmbrella, { apiVersion, kind, metadata }, umbrella.spec.destination)).toBe(reason);
  });

  it('lets a chart repository bring what its operator needs, and nothing of another', () => {
    const { project } = homelab.applications.get('metallb')!.spec;
    const { spec } = homelab.projects.get(project)!;
    const { destination } = homelab.applications.get('metallb')!.spec;
    const into = (namespace: string): Synced => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'x', namespace },
    });
    expect(refusal(spec, into('metallb-system'), destination)).toBeNull();
    expect(refusal(spec, into('tailscale'), destination)).toBe('namespace tailscale');
    expect(spec.sourceRepos).toEqual([
      'https://metallb.github.io/metallb',
      'https://git.example.com/homelab/netloom.git',
    ]);
  });

  it('bars every kind of a namespace from the namespaces, by a list that Argo CD keeps', () => {
    const project = projectOf(homelab, namespaces);
    expect(project.namespaceResourceBlacklist).toEqual([{ group: '*', kind: '*' }]);
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'netloom-system' } };
    expect(refusal(project, pod, namespaces.spec.destination)).toBe('Pod in a namespace');
  });

  it('refuses an Application of another repository, or into another cluster', () => {
    const application = homelab.applications.get('metallb')!;
    const { spec } = application;
    const project = projectOf(homelab, application);
    const from = { ...spec, sources: [{ repoURL: 'https://charts.example.com', chart: 'metallb' }] };
    expect(applicationRefusal(project, { ...application, spec: from })).toBe(
      'source https://charts.example.com',
    );
    const into = { ...spec, destination: { name: 'rack-1', namespace: 'metallb-system' } };
    expect(applicationRefusal(project, { ...application, spec: into })).toBe(
      'destination {"name":"rack-1","namespace":"metallb-system"}',
    );
  });

  it('needs each of the lines of the umbrella', () => {
    const idle = (['clusterResourceWhitelist', 'namespaceResourceWhitelist'] as const).flatMap((list) =>
      (ofUmbrella[list] ?? []).filter((_, at) => {
        const spec: IAppProject['spec'] = { ...ofUmbrella, [list]: ofUmbrella[list]?.toSpliced(at, 1) };
        return homelab.umbrella.every((object) => refusal(spec, object, umbrella.spec.destination) === null);
      }),
    );
    expect(idle).toEqual([]);
  });
});
