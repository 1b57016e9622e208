import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { appProject } from '../../src/argocd/project.ts';
import { OPERATOR_KINDS } from '../../src/argocd/operator-kinds.ts';
import { networkIn, smallNetwork } from '../networks.ts';
import { deliveredNetwork, type DeliveredNetwork } from './delivered.ts';
import { applicationRefusal, refusal } from './permission.ts';
import type { Synced } from './wave-mistakes.ts';

const GIT = 'git: { url: https://git.example.com/lab.git }, charts: registry.example.com/lab';

const NETWORKS = new Map<string, DeliveredNetwork>();
NETWORKS.set('the homelab', await deliveredNetwork(await networkIn('networks/homelab')));
NETWORKS.set(
  'two stacks and BGP, of a fleet',
  await deliveredNetwork(
    await networkIn('examples/dual-stack-bgp', `\ndelivery: { ${GIT}, cluster: rack-1 }\n`),
  ),
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

/** What the operators' charts make is not templated here: the list of it is what the project takes. */
function ofOperators(
  { applications }: DeliveredNetwork,
  scope: 'clusterScoped' | 'namespaced',
): readonly { readonly group: string; readonly kind: string }[] {
  return [...applications.keys()].flatMap((name) => OPERATOR_KINDS[name]?.[scope] ?? []);
}

describe.each([...NETWORKS])('the project of %s', (_title, delivered) => {
  const { project, root, applications, namespaces, umbrella } = delivered;
  const { destination } = applications.get('netloom')!.spec;

  it('lets in the root, its Applications, the namespaces and every object of the umbrella', () => {
    const here = { server: 'https://kubernetes.default.svc' };
    expect(umbrella.length).toBeGreaterThan(0);
    expect(
      [
        ...[root, ...applications.values()].map((each) => applicationRefusal(project.spec, each)),
        ...[...applications.values()].map((each) => refusal(project.spec, each, here)),
        ...[...namespaces, ...umbrella].map((each) => refusal(project.spec, each, destination)),
      ].filter((reason) => reason !== null),
    ).toEqual([]);
  });

  it('lets in no kind that nothing makes', () => {
    const made = [...namespaces, ...umbrella];
    const isPlaced = ({ metadata }: Synced): boolean => metadata.namespace !== undefined;
    expect({
      cluster: kindsOf(project.spec.clusterResourceWhitelist),
      namespaced: kindsOf(project.spec.namespaceResourceWhitelist),
    }).toEqual({
      cluster: kindsOf([
        ...made.filter((each) => !isPlaced(each)).map(groupKind),
        ...ofOperators(delivered, 'clusterScoped'),
      ]),
      namespaced: kindsOf([
        ...made.filter(isPlaced).map(groupKind),
        ...[...applications.values()].map(groupKind),
        ...ofOperators(delivered, 'namespaced'),
      ]),
    });
  });

  it('leads into no namespace that nothing is made in', () => {
    const used = [
      'argocd',
      ...umbrella.flatMap(({ metadata }) => metadata.namespace ?? []),
      ...[...applications].flatMap(([name, { spec }]) => [
        spec.destination.namespace ?? '',
        ...(OPERATOR_KINDS[name]?.namespaces ?? []),
      ]),
    ];
    expect(project.spec.destinations?.map(({ namespace }) => namespace).toSorted()).toEqual(
      [...new Set(used)].toSorted(),
    );
  });

  it('reads from no repository that no Application reads from', () => {
    const read = [...applications.values()].flatMap(
      ({ spec }) => spec.sources?.map(({ repoURL }) => repoURL) ?? [],
    );
    expect(project.spec.sourceRepos?.toSorted()).toEqual([...new Set(read)].toSorted());
  });
});

describe(appProject, () => {
  const { destination } = homelab.applications.get('netloom')!.spec;
  const refused = (object: Synced): string | null => refusal(homelab.project.spec, object, destination);

  it.each([
    ['argoproj.io/v1alpha1', 'AppProject', 'argocd', 'AppProject in a namespace'],
    ['argoproj.io/v1alpha1', 'ApplicationSet', 'argocd', 'ApplicationSet in a namespace'],
    ['metallb.io/v1beta2', 'BGPPeer', 'metallb-system', 'BGPPeer in a namespace'],
    ['v1', 'Pod', 'netloom-system', 'Pod in a namespace'],
    ['v1', 'ConfigMap', 'default', 'namespace default'],
    ['argoproj.io/v1alpha1', 'Application', 'default', 'namespace default'],
    ['v1', 'Node', undefined, 'Node x of the cluster'],
    ['v1', 'Namespace', undefined, 'Namespace x of the cluster'],
  ])('refuses what the homelab does not need: %s %s in %s', (apiVersion, kind, namespace, reason) => {
    const metadata = { name: 'x', ...(namespace === undefined ? {} : { namespace }) };
    expect(refused({ apiVersion, kind, metadata })).toBe(reason);
  });

  it('refuses an Application of another repository, or into another cluster', () => {
    const application = homelab.applications.get('metallb')!;
    const { spec } = application;
    const from = { ...spec, sources: [{ repoURL: 'https://charts.example.com', chart: 'metallb' }] };
    expect(applicationRefusal(homelab.project.spec, { ...application, spec: from })).toBe(
      'source https://charts.example.com',
    );
    const into = { ...spec, destination: { name: 'rack-1', namespace: 'metallb-system' } };
    expect(applicationRefusal(homelab.project.spec, { ...application, spec: into })).toBe(
      'destination {"name":"rack-1","namespace":"metallb-system"}',
    );
  });

  it('needs each of its lines', () => {
    const { umbrella, namespaces } = homelab;
    const needed = [...umbrella, ...namespaces];
    const without = (
      list: 'clusterResourceWhitelist' | 'namespaceResourceWhitelist',
      at: number,
    ): IAppProject['spec'] => ({
      ...homelab.project.spec,
      [list]: homelab.project.spec[list]?.toSpliced(at, 1),
    });
    const lists = ['clusterResourceWhitelist', 'namespaceResourceWhitelist'] as const;
    const idle = lists.flatMap((list) =>
      (homelab.project.spec[list] ?? []).flatMap(({ group, kind }, at) => {
        const spec = without(list, at);
        return needed.some((object) => refusal(spec, object, destination) !== null)
          ? []
          : [`${group}/${kind}`];
      }),
    );
    // what only operators and the root make
    const others = kindsOf([
      ...ofOperators(homelab, 'clusterScoped'),
      ...ofOperators(homelab, 'namespaced'),
      { group: 'argoproj.io', kind: 'Application' },
    ]);
    expect(idle.filter((kind) => !others.includes(kind))).toEqual([]);
  });

  it('reads from the repositories it needs', () => {
    expect(homelab.project.spec.sourceRepos).toEqual([
      'https://git.example.com/homelab/netloom.git',
      'registry.example.com/netloom',
      'https://charts.jetstack.io',
      'https://kubernetes-sigs.github.io/external-dns/',
      'https://metallb.github.io/metallb',
      'https://pkgs.tailscale.com/helmcharts',
    ]);
  });
});
