import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageChart } from '@netloom/archives';
import { openCluster, parseObject, refOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { buildNetwork } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import { createNamespaces } from './support/cluster-namespaces.ts';
import { describeWithCilium, describeWithCluster } from './support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from './support/crds-of.ts';
import { checkText, valuesOf } from './support/installed-networks.ts';
import { readManifests } from './support/manifests.ts';
import { UmbrellaRelease } from './support/release.ts';
import { CHARTS, ROOT } from './support/repository.ts';

const EXAMPLE = join(ROOT, 'examples/gateways/network.yaml');

/** What is no web site, and a machine behind the second Traefik. */
const MORE = `services:
  - name: dns
    namespace: lab
    port: 53
    targetPort: 5353
    selector: { app: dns }
    expose:
      - via: loadBalancer
        address: 10.0.10.233
        allowSharedIp: lab
        ports: [{ port: 53, targetPort: 5353, protocol: udp }, { port: 53, targetPort: 5353 }]
  - name: disks
    namespace: lab
    address: 10.0.10.40
    scheme: https
    port: 5001
    tls: { serverName: disks.example.net }
    expose: [{ host: disks.lab.example.net, via: ingress, ingress: lab, rateLimit: { average: 20 } }]
  - name: films
    namespace: lab
    port: 8096
    targetPort: 8096
    selector: { app: films }
    expose: [{ host: films.media.example.net, via: ingress, ingress: media, path: /web }]
`;

/** A third controller, of which only the class is known, issuers by both kinds of proof, and a resolver that external-dns writes to. */
const MEDIA = `issuers:
  - { name: letsencrypt, acme: { email: me@example.net } }
  - { name: house, acme: { server: 'https://ca.example.net/acme/directory' } }
resolvers:
  - { name: pihole, kind: pihole, address: 10.0.10.53, serves: [example.net], credentials: { existingSecret: pihole } }
ingresses:
  - name: media
    controller: ingress-class
    class: nginx
    address: 10.0.10.234
    domain: media.example.net
    tls: { issuer: house, solver: http01 }
    proxy:
      namespace: ingress-nginx
      service: ingress-nginx-controller
      selector: { app.kubernetes.io/name: ingress-nginx }
      ports: { http: 80, https: 443 }
`;

/** All that such a network has. */
const KINDS = [
  'Certificate',
  'ClusterIssuer',
  'ConfigMap',
  'Connector',
  'DNSEndpoint',
  'Deployment',
  'EndpointSlice',
  'Gateway',
  'HTTPRoute',
  'HelmChartConfig',
  'IPAddressPool',
  'Ingress',
  'IngressRoute',
  'L2Advertisement',
  'Middleware',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'ProxyClass',
  'ServersTransport',
  'Service',
  'TLSStore',
];

const CILIUM = `apiVersion: netloom/v1
name: ridge
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  distribution: talos
  cni: cilium
  podCidr: 10.244.0.0/16
  nodes:
    - { name: one, role: server, address: 192.168.1.11 }
    - { name: two, role: server, address: 192.168.1.12 }
    - { name: three, role: server, address: 192.168.1.13 }
loadBalancer:
  by: cilium
  pools:
    - { name: all, addresses: [192.168.1.230-192.168.1.239, 192.168.1.64/28] }
    - name: dns
      addresses: [192.168.1.220/32]
      serviceAllocation: { serviceSelectors: [{ matchLabels: { app: dns } }] }
  l2Advertisements: [{ name: lan, nodes: [one, two, three], interfaces: [eth0.42] }]
  bgp:
    peers:
      - { name: left, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1, existingSecret: left, holdTime: 9s }
      - { name: right, myAsn: 64514, peerAsn: 64513, address: 192.168.9.1, port: 1179, ebgpMultiHop: true, nodes: [two], keepaliveTime: 60s }
    advertisements:
      - { name: all }
      - { name: marked, peers: [right], aggregationLength: 28, localPref: 200, communities: ['64512:100', 'large:1:2:3'] }
`;

describeWithCluster('what several ingresses have, on a real API server', (crds) => {
  let scratch: string;
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let manifests: readonly ApiObject[];

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-controllers-'));
    const helm = await findHelm(process);
    const chart = await packageChart({ chart: join(CHARTS, 'netloom'), out: scratch, helm });
    const example = await readFile(EXAMPLE, 'utf8');
    const text = example
      .replace('10.0.10.232]', '10.0.10.234]')
      .replace('ingresses:\n', MEDIA)
      .replace('services:\n', MORE);
    plane = await startControlPlane(EXAMPLE);
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(
      plane.kubeconfig,
      crdsOf(crds, ...NETWORK_CRDS, 'cert-manager/clusterissuers', 'gateway-api'),
    );
    await createNamespaces(cluster, await checkText(text));
    const release = new UmbrellaRelease(helm, plane.kubeconfig);
    await release.upgrade(chart, await valuesOf(text));
    manifests = await release.manifests();
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  const ofKind = (kind: string): readonly ApiObject[] => manifests.filter((one) => one.kind === kind);

  it.each(KINDS)('is accepted and kept as it is: %s', async (kind) => {
    expect(ofKind(kind).length).toBeGreaterThan(0);
    for (const object of ofKind(kind)) expect(await cluster.get(refOf(object))).toMatchObject(object);
  });

  it('has no kind but these', () => {
    expect([...new Set(manifests.map(({ kind }) => kind))].toSorted()).toEqual(KINDS);
  });

  it('keeps rows of a resolver apart from the public records by their annotation', () => {
    const rows = ofKind('DNSEndpoint').map(({ metadata: { name, annotations } }) => [
      name.startsWith('pihole.'),
      annotations?.['netloom.io/resolver'] ?? null,
    ]);
    expect(new Set(rows.map((row) => row.join(' ')))).toEqual(new Set(['false ', 'true pihole']));
  });

  it('has one Service for UDP and TCP at one port', async () => {
    const services = ofKind('Service').filter(
      ({ spec }) => (spec as { readonly type?: string }).type === 'LoadBalancer',
    );
    const live = await Promise.all(services.map((one) => cluster.get(refOf(one))));
    expect(live).toMatchObject([
      {
        spec: {
          ports: [
            { port: 53, targetPort: 5353, protocol: 'UDP' },
            { port: 53, targetPort: 5353, protocol: 'TCP' },
          ],
        },
      },
    ]);
  });

  it.each([
    [
      'ClusterIssuer',
      { acme: { server: '', solvers: [{ dns01: { cloudfare: {} } }] } },
      '.spec.acme.solvers[0].dns01.cloudfare',
    ],
    ['Gateway', { gatewayClassName: '' }, 'spec.gatewayClassName'],
    ['HTTPRoute', { hostnames: ['photos.example.net:443'] }, 'spec.hostnames[0]'],
    ['Ingress', { rules: [{ host: 'films_.example.net' }] }, 'spec.rules[0].host'],
    ['Middleware', { login: {} }, '.spec.login'],
    ['ServersTransport', { serverName: 7 }, '.spec.serverName'],
  ])('would be refused with a mistake: %s', async (kind, spec, field) => {
    const [object] = ofKind(kind);
    const mistaken = parseObject({ ...object, spec: { ...(object?.spec as object), ...spec } });
    await expect(cluster.apply(mistaken, { dryRun: true, force: true })).rejects.toThrow(field);
  });
});

await describeWithCilium('what Cilium gets, on a real API server', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let objects: readonly ApiObject[];

  beforeAll(async () => {
    plane = await startControlPlane();
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(plane.kubeconfig, crds);
    const files = await buildNetwork(await checkText(CILIUM));
    const helm = await findHelm(process);
    const args = ['template', 'netloom', join(CHARTS, 'network-model'), '--values', '-'];
    const { stdout } = await helm.run(args, { stdin: files.get('values/network-model.yaml') ?? '' });
    objects = readManifests(stdout)
      .map(parseObject)
      .filter(({ apiVersion }) => apiVersion.startsWith('cilium.io/'));
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  it('is accepted and kept as it is', async () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).toSorted()).toEqual([
      'CiliumBGPAdvertisement all',
      'CiliumBGPAdvertisement marked',
      'CiliumBGPClusterConfig netloom-one',
      'CiliumBGPClusterConfig netloom-two',
      'CiliumBGPPeerConfig left',
      'CiliumBGPPeerConfig right',
      'CiliumL2AnnouncementPolicy lan',
      'CiliumLoadBalancerIPPool all',
      'CiliumLoadBalancerIPPool dns',
    ]);
    for (const object of objects) expect(await cluster.apply(object)).toMatchObject(object);
  });

  it.each([
    ['CiliumLoadBalancerIPPool', { blocks: [{ first: '192.168.1.230' }] }, '.spec.blocks[0].first'],
    ['CiliumLoadBalancerIPPool', { blocks: [{ cidr: '192.168.1.64/33' }] }, 'spec.blocks[0].cidr'],
    ['CiliumL2AnnouncementPolicy', { loadBalancerIPs: 'yes' }, '.spec.loadBalancerIPs'],
    ['CiliumL2AnnouncementPolicy', { nodes: ['one'] }, '.spec.nodes'],
    [
      'CiliumBGPClusterConfig',
      { bgpInstances: [{ name: 'as', localASN: 0 }] },
      'spec.bgpInstances[0].localASN',
    ],
    ['CiliumBGPPeerConfig', { timers: { holdTimeSeconds: 9 } }, 'keepAliveTimeSeconds can not be larger'],
    [
      'CiliumBGPAdvertisement',
      { advertisements: [{ advertisementType: 'Service' }] },
      'service field is required',
    ],
  ])('would be refused with a mistake in a %s: %j', async (kind, spec, field) => {
    const object = objects.find((one) => one.kind === kind);
    const mistaken = parseObject({ ...object, spec: { ...(object?.spec as object), ...spec } });
    await expect(cluster.apply(mistaken, { dryRun: true, force: true })).rejects.toThrow(field);
  });
});
