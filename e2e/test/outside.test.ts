import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageChart } from '@netloom/archives';
import { openCluster, parseObject, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { parseSource } from '@netloom/diagnostics';
import { buildNetwork, checkNetwork } from '@netloom/engine';
import { findHelm, type Helm } from '@netloom/helm';
import { load } from 'js-yaml';
import { createNamespaces } from './support/cluster-namespaces.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from './support/crds-of.ts';
import { checkText, valuesOf } from './support/installed-networks.ts';
import { UmbrellaRelease } from './support/release.ts';
import { CHARTS } from './support/repository.ts';
import { UmbrellaPlans } from './support/umbrella-plan.ts';

const TEXT = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24, hosts: [{ name: nas, address: 192.168.1.20 }] }
cluster:
  servicelb: false
  nodes: [{ name: one, role: server, address: 192.168.1.11, observed: { podCidr: 10.42.0.0/24 } }]
loadBalancer:
  pools: [{ name: ingress, addresses: [192.168.1.230/32], autoAssign: false }]
  l2Advertisements: [{ name: ingress }]
ingress: { address: 192.168.1.230, domain: int.example.com }
services:
  - { name: hub, namespace: home, address: [192.168.1.30, 192.168.1.31], port: 8123, expose: [{ host: hub.int.example.com, via: ingress }] }
  - name: nas
    host: nas
    scheme: https
    port: 443
    targetPort: 5001
    tls: { serverName: nas.lan, rootCAs: { existingSecret: nas-ca } }
    expose: [{ host: nas.int.example.com, via: ingress }]
  - name: db
    namespace: home
    port: 5432
    selector: { app: db }
    expose: [{ via: tailscale, hostname: db }, { via: tailscale, hostname: dbs, https: true, funnel: true }, { via: nodePort, ports: [{ port: 5432, nodePort: 30432 }] }]
tailnet: {}
delivery:
  git: { url: 'https://git.example.com/home.git', path: generated }
  charts: registry.example.com/charts
`;

/** What Argo CD excludes by default, as far as it matters here. */
const DEFAULT_EXCLUSIONS = `- apiGroups: ['', discovery.k8s.io]
  kinds: [Endpoints, EndpointSlice]
`;

const SLICE = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };

let scratch: string;
let chart: string;
let helm: Helm;
let plans: UmbrellaPlans;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-outside-'));
  helm = await findHelm(process);
  chart = await packageChart({ chart: join(CHARTS, 'netloom'), out: scratch, helm });
  plans = new UmbrellaPlans(chart, helm);
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describeWithCluster('what is outside of the cluster, on a real API server', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;

  beforeAll(async () => {
    const file = join(scratch, 'network.yaml');
    await writeFile(file, TEXT);
    plane = await startControlPlane(file);
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(plane.kubeconfig, crdsOf(crds, ...NETWORK_CRDS, 'argo-cd/applications'));
    await createNamespaces(cluster, await checkText(TEXT));
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  it('is installed, and stays as it was: no controller of Kubernetes takes it for its own', async () => {
    const release = new UmbrellaRelease(helm, plane.kubeconfig);
    await release.upgrade(chart, await valuesOf(TEXT));
    // what the controllers of Kubernetes do about Services and EndpointSlices they do within a second
    await sleep(5_000);
    expect(await slicesOf('home')).toEqual([
      {
        name: 'hub-ipv4',
        service: 'hub',
        addressType: 'IPv4',
        addresses: ['192.168.1.30', '192.168.1.31'],
        ports: [{ name: 'http', port: 8123, protocol: 'TCP' }],
      },
    ]);
    expect(await slicesOf('netloom-system')).toEqual([
      {
        name: 'nas-ipv4',
        service: 'nas',
        addressType: 'IPv4',
        addresses: ['192.168.1.20'],
        ports: [{ name: 'https', port: 5001, protocol: 'TCP' }],
      },
    ]);
    const nas = await cluster.get({
      apiVersion: 'v1',
      kind: 'Service',
      namespace: 'netloom-system',
      name: 'nas',
    });
    expect(nas?.spec).toMatchObject({
      type: 'ClusterIP',
      clusterIP: expect.stringMatching(/^10\.43\./) as string,
    });
    expect(nas?.spec).not.toHaveProperty('selector');
    const transport = { apiVersion: 'traefik.io/v1alpha1', kind: 'ServersTransport' };
    const made = await cluster.get({ ...transport, namespace: 'netloom-system', name: 'nas' });
    expect(made?.spec).toEqual({ serverName: 'nas.lan', rootCAs: [{ secret: 'nas-ca' }] });
  }, 240_000);

  it('is not what a device of the tailnet or a port of the nodes is, whose Services the server takes, too', async () => {
    const specOf = async (name: string): Promise<unknown> =>
      (await cluster.get({ apiVersion: 'v1', kind: 'Service', namespace: 'home', name }))?.spec;
    expect(await specOf('db-ts')).toMatchObject({
      type: 'LoadBalancer',
      loadBalancerClass: 'tailscale',
      allocateLoadBalancerNodePorts: false,
      ports: [{ port: 5432, targetPort: 5432 }],
    });
    const site = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', namespace: 'home', name: 'db-ts-2' };
    expect(await cluster.get(site)).toMatchObject({
      metadata: { annotations: { 'tailscale.com/funnel': 'true' } },
      spec: { ingressClassName: 'tailscale', tls: [{ hosts: ['dbs'] }] },
    });
    expect(JSON.stringify(await specOf('db-ts'))).not.toContain('nodePort"');
    expect(await specOf('db-np')).toMatchObject({ type: 'NodePort', ports: [{ nodePort: 30432 }] });
    const second = parseObject({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'other', namespace: 'home' },
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30432 }] },
    });
    // a dry run neither takes a port nor looks whether it may
    await expect(cluster.apply(second)).rejects.toThrow('provided port is already allocated');
    const outside = parseObject({
      ...second,
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 8080 }] },
    });
    await expect(cluster.apply(outside)).rejects.toThrow('30000-32767');
  });

  it('is refused by the server at the addresses that a rule refuses, and at no others', async () => {
    const addresses = [
      '0.0.0.0',
      '127.0.0.1',
      '127.255.0.9',
      '169.254.1.1',
      '224.0.0.5',
      '224.0.1.5',
      '192.168.1.20',
      '198.51.100.9',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1',
      'ff02::1',
      'ff05::1',
      'fd00::9',
    ];
    const asked = await Promise.all(addresses.map(async (one) => [one, await isTaken(one)] as const));
    const allowed = addresses.map((one) => [one, !isRefusedByRule(one)] as const);
    expect(Object.fromEntries(allowed)).toEqual(Object.fromEntries(asked));
    expect(new Set(asked.map(([, taken]) => taken)).size).toBe(2);
  });

  it('is refused by the server in a family that the cluster does not have', async () => {
    const service = parseObject({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'six', namespace: 'home' },
      spec: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6'], ports: [{ port: 80 }] },
    });
    await expect(cluster.apply(service, { dryRun: true })).rejects.toThrow('not configured on this cluster');
  });

  it('is refused by a plan while Argo CD excludes its kind, until what netloom writes is applied', async () => {
    const namespace = parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    await cluster.apply(namespace);
    expect(await excluded()).toEqual([]);
    await cluster.apply(settings({ 'resource.exclusions': DEFAULT_EXCLUSIONS }));
    expect(await excluded()).toEqual(['argo-excludes-kind']);
    const files = await buildNetwork(await checkText(TEXT));
    const patch = load(files.get('argocd/argocd-cm-patch.yaml') ?? '') as {
      readonly data: Readonly<Record<string, string>>;
    };
    await cluster.apply(settings(patch.data));
    expect(await excluded()).toEqual([]);
  }, 240_000);

  async function slicesOf(namespace: string): Promise<readonly object[]> {
    const slices = (await cluster.list({ ...SLICE, namespace })).filter(
      ({ metadata }) => metadata.labels?.['endpointslice.kubernetes.io/managed-by'] === 'netloom',
    );
    return slices.map(({ metadata, ...slice }) => {
      const { addressType, endpoints, ports } = slice as unknown as {
        readonly addressType: string;
        readonly endpoints: readonly { readonly addresses: readonly string[] }[];
        readonly ports: readonly object[];
      };
      return {
        name: metadata.name,
        service: metadata.labels?.['kubernetes.io/service-name'],
        addressType,
        addresses: endpoints.flatMap(({ addresses }) => addresses),
        ports,
      };
    });
  }

  async function isTaken(address: string): Promise<boolean> {
    const slice = parseObject({
      ...SLICE,
      metadata: { name: 'trial', namespace: 'home' },
      addressType: address.includes(':') ? 'IPv6' : 'IPv4',
      endpoints: [{ addresses: [address] }],
      ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
    });
    return cluster.apply(slice, { dryRun: true }).then(
      () => true,
      (error: unknown) => {
        if (String(error).includes('endpoints[0].addresses')) return false;
        throw error;
      },
    );
  }

  /** The refusals that are about Argo CD's settings. */
  async function excluded(): Promise<readonly string[]> {
    const plan = await plans.plan(cluster, await checkText(TEXT));
    return plan.refusals.map(({ code }) => code).filter((code) => code.startsWith('argo-'));
  }
});

function settings(data: Readonly<Record<string, string>>): ApiObject {
  const metadata = { name: 'argocd-cm', namespace: 'argocd' };
  return parseObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
}

/** By the rule about addresses that Kubernetes takes as endpoints. */
function isRefusedByRule(address: string): boolean {
  const text = TEXT.replace('[192.168.1.30, 192.168.1.31]', `'${address}'`);
  const { diagnostics } = checkNetwork(parseSource(text, 'network.yaml'));
  return diagnostics.some(({ code }) => code === 'backend-address-unusable');
}
