import { importFiles, onlyText, printFindings } from '../import-files.ts';

const flux = (
  name: string,
  path: string,
  source = 'kind: GitRepository, name: flux-system',
  rest = '',
): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: flux-system }
spec:
  path: ${path}
  sourceRef: { ${source} }
${rest}`;

const kustomization = (...resources: readonly string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [${resources.join(', ')}]
`;

const loadBalancer = (name: string, address: string): string => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: apps
  annotations:
    lbipam.cilium.io/ips: ${address}
spec:
  type: LoadBalancer
  ports: [{ port: 80 }]
`;

const pool = (first: string, last: string): string => `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: { name: pool }
spec:
  blocks:
    - start: ${first}
      stop: ${last}
`;

const app = (folder: string, name: string, address: string): Readonly<Record<string, string>> => ({
  [`${folder}/${name}/ks.yaml`]: flux(name, `./${folder}/${name}/app`),
  [`${folder}/${name}/app/kustomization.yaml`]: kustomization('service.yaml'),
  [`${folder}/${name}/app/service.yaml`]: loadBalancer(name, address),
});

/** A repository of two apps, of which the kustomization lists those that are on. */
const repository = (...on: readonly string[]): Readonly<Record<string, string>> => ({
  'kubernetes/flux/cluster.yaml': flux('cluster-apps', './kubernetes/apps'),
  'kubernetes/apps/kustomization.yaml': kustomization('pool.yaml', ...on.map((name) => `${name}/ks.yaml`)),
  'kubernetes/apps/pool.yaml': pool('192.168.20.200', '192.168.20.210'),
  ...app('kubernetes/apps', 'web', '192.168.20.201'),
  ...app('kubernetes/apps', 'files', '192.168.20.99'),
});

describe('a repository that Flux applies', () => {
  // https://fluxcd.io/flux/components/kustomize/kustomizations/#path: the path is one of the source
  it.each([
    ['an artifact of a registry', 'OCIRepository', 'oci://registry.example.net/manifests'],
    ['another repository', 'GitRepository', 'https://git.example.net/others/manifests.git'],
  ])('is applied by its own Kustomizations where one applies %s', async (_, kind, url) => {
    const imported = await importFiles({
      ...repository('web'),
      'kubernetes/apps/web/kustomization.yaml': kustomization('ks.yaml', 'source.yaml', 'others.yaml'),
      'kubernetes/apps/kustomization.yaml': kustomization('pool.yaml', 'web'),
      'kubernetes/apps/web/source.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: { name: others, namespace: flux-system }
spec: { url: '${url}' }
`,
      'kubernetes/apps/web/others.yaml': flux('others', './', `kind: ${kind}, name: others`),
    });
    expect(onlyText(imported)).toContain('service: apps/web');
  });

  it('has no app whose Kustomization is left out of the list', async () => {
    expect(printFindings(await importFiles(repository('web')))).toEqual([]);
    expect(onlyText(await importFiles(repository('web')))).not.toContain('apps/files');
    expect(printFindings(await importFiles(repository('web', 'files')))).toEqual([
      'error pin-outside-pools kubernetes/apps/files/app/service.yaml:7 (kubernetes/apps/pool.yaml:6)',
    ]);
  });

  it('has no Kustomization beside the tree that its root applies', async () => {
    const imported = await importFiles({
      ...repository('web'),
      ...app('templates', 'mail', '192.168.20.98'),
    });
    expect(printFindings(imported)).toEqual([]);
    expect(onlyText(imported)).not.toContain('apps/mail');
  });

  it('has no second cluster of a kustomization above the folder that its root applies', async () => {
    const { networks } = await importFiles({
      'clusters/home/cluster.yaml': flux('apps', './clusters/blocks/apps'),
      'clusters/blocks/kustomization.yaml': kustomization('./apps'),
      'clusters/blocks/apps/kustomization.yaml': kustomization('pool.yaml', 'web/ks.yaml'),
      'clusters/blocks/apps/pool.yaml': pool('192.168.20.200', '192.168.20.210'),
      ...app('clusters/blocks/apps', 'web', '192.168.20.201'),
    });
    expect(networks.map(({ cluster }) => cluster)).toEqual(['home']);
  });

  it('has what stands beside its root Kustomization', async () => {
    const root = repository('web')['kubernetes/flux/cluster.yaml'] ?? '';
    const imported = await importFiles({
      ...repository('web'),
      'kubernetes/flux/cluster.yaml': `${root}---\n${loadBalancer('beside', '192.168.20.203')}`,
    });
    expect(onlyText(imported)).toContain('service: apps/beside');
  });

  it('has paths below the folder that an artifact is made of', async () => {
    const imported = await importFiles({
      ...repository('web', 'files'),
      ...app('kubernetes/apps', 'files', '192.168.20.202'),
      'kubernetes/apps/web/ks.yaml': flux('web', './apps/web/app', 'kind: ExternalArtifact, name: web'),
    });
    expect(onlyText(imported)).toContain('service: apps/web');
  });

  it('has a placeholder for a variable that something else fills in', async () => {
    const imported = await importFiles({
      ...repository('web'),
      'kubernetes/apps/web/app/service.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: apps }
spec:
  ingressClassName: internal
  rules:
    - host: web.\${SECRET_DOMAIN}
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`,
    });
    expect(onlyText(imported)).toContain('host: web.<secret-domain>');
  });
});

describe('a repository of several clusters', () => {
  const cluster = (name: string, first: string, last: string): Readonly<Record<string, string>> => ({
    [`kubernetes/${name}/flux/cluster.yaml`]: flux('cluster-apps', `./kubernetes/${name}/apps`),
    [`kubernetes/${name}/apps/pool.yaml`]: pool(first, last),
  });
  const both = {
    ...cluster('main', '192.168.20.10', '192.168.20.20'),
    ...cluster('staging', '192.168.20.30', '192.168.20.40'),
  };

  it('has those whose roots state the same Kustomization in folders beside each other', async () => {
    const imported = await importFiles(both);
    expect(imported.networks.map((network) => network.cluster)).toEqual(['main', 'staging']);
    expect(printFindings(imported)).toEqual([]);
  });

  it('has the machines of each by the name in their path', async () => {
    const { networks } = await importFiles({
      ...both,
      'talos/main/talconfig.yaml':
        'clusterName: main\nnodes:\n  - { hostname: a, ipAddress: 192.168.20.5, controlPlane: true }\n',
      'talos/staging/talconfig.yaml':
        'clusterName: staging\nnodes:\n  - { hostname: b, ipAddress: 192.168.20.6, controlPlane: true }\n',
    });
    expect(networks.map(({ text }) => /address: (192\S+)/.exec(text)?.[1])).toEqual([
      '192.168.20.5',
      '192.168.20.6',
    ]);
  });

  it('may have one wide pool in all of them', async () => {
    const wide = (name: string): Readonly<Record<string, string>> => ({
      ...cluster(name, '', ''),
      [`kubernetes/${name}/apps/pool.yaml`]:
        'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: { name: pool }\nspec:\n  blocks:\n    - cidr: 192.168.20.0/24\n',
    });
    expect(printFindings(await importFiles({ ...wide('main'), ...wide('staging') }))).toEqual([
      'info fleet-pools-overlap kubernetes/staging/apps/pool.yaml:6 (kubernetes/main/apps/pool.yaml:6)',
    ]);
    const narrow = { ...both, ...cluster('staging', '192.168.20.20', '192.168.20.40') };
    expect(printFindings(await importFiles(narrow))).toEqual([
      'error fleet-pools-overlap kubernetes/staging/apps/pool.yaml:6 (kubernetes/main/apps/pool.yaml:6)',
    ]);
  });
});

describe('records for several external-dns', () => {
  const release = (name: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ${name}, namespace: dns }
spec:
  chart: { spec: { chart: external-dns, sourceRef: { kind: HelmRepository, name: external-dns } } }
  values: { sources: [crd] }
`;
  const record = (name: string, label: string, type: string, target: string): string =>
    `apiVersion: externaldns.k8s.io/v1alpha1
kind: DNSEndpoint
metadata: { name: ${name}, namespace: dns, labels: { dns: ${label} } }
spec:
  endpoints:
    - dnsName: gateway.example.net
      recordType: ${type}
      targets: [${target}]
`;
  const outside = record('outside', 'public', 'CNAME', 'edge.example.com');

  // https://kubernetes-sigs.github.io/external-dns/latest/docs/advanced/split-horizon/
  it('may give one name an address inside and another record outside', async () => {
    const files = { 'a.yaml': release('public'), 'b.yaml': release('private'), 'outside.yaml': outside };
    const inside = record('inside', 'private', 'A', '192.168.20.8');
    expect(printFindings(await importFiles({ ...files, 'inside.yaml': inside }))).toEqual([]);
    const same = record('inside', 'public', 'A', '192.168.20.8');
    expect(printFindings(await importFiles({ ...files, 'inside.yaml': same }))).toEqual([
      expect.stringMatching(/^error dns-cname-conflict .*(in|out)side\.yaml:6/),
    ]);
  });

  it('of one external-dns are one zone', async () => {
    const inside = record('inside', 'private', 'A', '192.168.20.8');
    expect(
      printFindings(await importFiles({ 'a.yaml': release('only'), 'in.yaml': inside, 'out.yaml': outside })),
    ).toEqual([expect.stringContaining('dns-cname-conflict')]);
  });

  it('may have a wildcard that leads to a name below it, which another may have', async () => {
    const wildcard = record('all', 'public', 'CNAME', 'edge.example.net')
      .replace('gateway.', '"*.')
      .replace('net\n', 'net"\n');
    expect(printFindings(await importFiles({ 'all.yaml': wildcard }))).toEqual([]);
  });
});
