import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseObject, type ApiObject, type ClusterClient } from '@netloom/cluster';
import type { DoctorReport } from '@netloom/doctor';
import type { Network } from '@netloom/network-model';
import { ensureTool } from '@netloom/toolchain';
import { ApiProxy } from './support/api-proxy.ts';
import { createAppNamespaces, createSecrets, startApplyLab, type ApplyLab } from './support/apply-lab.ts';
import { startClusterDns, type ClusterDns } from './support/cluster-dns.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { checkText } from './support/installed-networks.ts';
import { until } from './support/live.ts';
import { ROOT } from './support/repository.ts';
import { runInProcess, type InProcessRun } from './support/run-in-process.ts';
import {
  CERTIFICATE,
  CONNECTOR,
  createBackends,
  endpoints,
  ready,
  service,
  setHealthy,
  setStatus,
  takeAway,
  type StatusPlace,
} from './support/stand-ins.ts';

function object(apiVersion: string, kind: string, path: string, more: object = {}): ApiObject {
  const [name = '', namespace] = path.split('/').toReversed();
  return parseObject({ apiVersion, kind, metadata: { name, namespace }, ...more });
}

const SVCLB = daemonSet();

/** As K3s makes it. */
function daemonSet(): ApiObject {
  const labels = { app: 'svclb-traefik' };
  return object('apps/v1', 'DaemonSet', 'kube-system/svclb-traefik', {
    metadata: {
      name: 'svclb-traefik',
      namespace: 'kube-system',
      labels: { 'svccontroller.k3s.cattle.io/svcname': 'traefik' },
    },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'lb', image: 'rancher/klipper-lb:v0.4.9' }] },
      },
    },
  });
}

/** MetalLB's stand-in at a version. */
function operator(version: string): ApiObject {
  return object('apps/v1', 'Deployment', 'metallb-system/metallb', {
    metadata: {
      name: 'metallb',
      namespace: 'metallb-system',
      labels: { 'helm.sh/chart': `metallb-${version}` },
    },
  });
}

/** Whether so many pods of cloudflared are available. */
async function available(cluster: ClusterClient, count: number): Promise<true | null> {
  const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'cloudflare', name: 'cloudflared' };
  const { availableReplicas = 0 } = ((await cluster.get(ref))?.status ?? {}) as {
    availableReplicas?: number;
  };
  return availableReplicas === count ? true : null;
}

/** One thing that is broken, and what the doctor says of it. */
interface Fault {
  readonly title: string;
  readonly check: string;
  readonly saw: string;
  /** The line of the network file that it shows. */
  readonly line: string;
  /** The first command of its fix. */
  readonly command: string;
  /** Breaks it, and gives what repairs it. */
  readonly put: (lab: ApplyLab) => Promise<() => Promise<unknown>>;
}

const POOL = object('metallb.io/v1beta1', 'IPAddressPool', 'metallb-system/default-pool', {
  spec: { addresses: ['192.168.7.231-192.168.7.232'] },
});
const WIDE_POOL = object('metallb.io/v1beta1', 'IPAddressPool', 'metallb-system/default-pool', {
  spec: { addresses: ['192.168.7.231-192.168.7.240'] },
});
const HAND = { force: true, fieldManager: 'kubectl-edit' };

/** Takes an object away, and puts it back. */
function without(apiVersion: string, kind: string, path: string): Fault['put'] {
  return ({ cluster }) => takeAway(cluster, object(apiVersion, kind, path));
}

/** Writes an object, and then the other one. */
function instead(wrong: ApiObject, right: ApiObject): Fault['put'] {
  return async ({ cluster }) => {
    await cluster.apply(wrong, HAND);
    return () => cluster.apply(right, HAND);
  };
}

/** Creates an object that should not be there. */
function added(more: ApiObject): Fault['put'] {
  return async ({ cluster }) => {
    await cluster.apply(more, HAND);
    return () => takeAway(cluster, more);
  };
}

/** Writes a status, and then that of a network that is up. */
function withStatus(place: StatusPlace, status: object): Fault['put'] {
  return async ({ plane: { kubeconfig }, network }) => {
    await setStatus(kubeconfig, place, status);
    const { facts } = await checkText(await readFile(network, 'utf8'));
    return () => setHealthy(kubeconfig, facts.network);
  };
}

const FAULTS: readonly Fault[] = [
  {
    title: 'cloudflared without pods',
    check: 'tunnel-pods',
    saw: 'Deployment cloudflare/cloudflared has 0 of 0 pods available',
    line: '  namespace: cloudflare',
    command: 'kubectl --namespace cloudflare scale deployment cloudflared --replicas 2',
    put: async ({ cluster }) => {
      const scaled = (replicas: number): ApiObject =>
        object('apps/v1', 'Deployment', 'cloudflare/cloudflared', { spec: { replicas } });
      await cluster.apply(scaled(0), HAND);
      const isScaled = (): Promise<true | null> => available(cluster, 0);
      await until(isScaled);
      return async () => {
        await cluster.apply(scaled(2), HAND);
        await until(() => available(cluster, 2));
      };
    },
  },
  {
    title: 'a rule of cloudflared that somebody has edited',
    check: 'tunnel-rules',
    saw: 'the rule of cloudflared for passwords.jigga.xyz has its.service http://other:80',
    line: '      - { host: passwords.jigga.xyz, via: tunnel, origin: service }',
    command: 'netloom apply --force-conflicts',
    put: async ({ cluster }) => {
      const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'cloudflare', name: 'cloudflared' };
      const { 'config.yaml': text = '' } = ((await cluster.get(ref))?.data ?? {}) as Record<string, string>;
      const written = (config: string): ApiObject =>
        object('v1', 'ConfigMap', 'cloudflare/cloudflared', { data: { 'config.yaml': config } });
      await cluster.apply(
        written(text.replace('http://vaultwarden.vaultwarden:80', 'http://other:80')),
        HAND,
      );
      return () => cluster.apply(written(text), HAND);
    },
  },
  {
    title: 'a pool that somebody has edited',
    check: 'load-balancer-objects',
    saw: 'IPAddressPool metallb-system/default-pool has spec.addresses[0] 192.168.7.231-192.168.7.240',
    line: '    - { name: default-pool, addresses: [192.168.7.231-192.168.7.232] }',
    command: 'netloom apply --force-conflicts',
    put: instead(WIDE_POOL, POOL),
  },
  {
    title: 'no advertisement',
    check: 'load-balancer-objects',
    saw: 'L2Advertisement metallb-system/default does not exist',
    line: '    - { name: default, pools: [default-pool, ingress] }',
    command: 'netloom apply',
    put: without('metallb.io/v1beta1', 'L2Advertisement', 'metallb-system/default'),
  },
  {
    title: 'a Service that waits for an address',
    check: 'load-balancer-addresses',
    saw: 'Service monitoring/waiting has no address',
    line: '    - { name: default-pool, addresses: [192.168.7.231-192.168.7.232] }',
    command: 'kubectl --namespace monitoring describe service waiting',
    put: added(service({ namespace: 'monitoring', name: 'waiting', type: 'LoadBalancer', port: 80 })),
  },
  {
    title: 'a Connector that is not ready',
    check: 'connectors',
    saw: 'Connector k3s-router: ConnectorReady is False (Lab): no auth key',
    line: "    - { name: k3s-router, tags: ['tag:k8s'], advertise: [pods, services, pools] }",
    command: 'kubectl describe connector k3s-router',
    put: withStatus(CONNECTOR, ready('ConnectorReady', 'False', 'no auth key')),
  },
  {
    title: 'an internal host without a route',
    check: 'routes',
    saw: 'IngressRoute argocd/argocd.int.jigga.xyz does not exist',
    line: '      - { host: argocd.int.jigga.xyz, via: ingress }',
    command: 'netloom apply',
    put: without('traefik.io/v1alpha1', 'IngressRoute', 'argocd/argocd.int.jigga.xyz'),
  },
  {
    title: 'an app without a pod that is ready',
    check: 'backends',
    saw: 'Service vaultwarden/vaultwarden has no pod that is ready',
    line: '  - name: vaultwarden',
    command: 'kubectl --namespace vaultwarden get pods',
    put: instead(
      endpoints({ namespace: 'vaultwarden', name: 'vaultwarden', isReady: false }),
      endpoints({ namespace: 'vaultwarden', name: 'vaultwarden', isReady: true }),
    ),
  },
  {
    title: 'a certificate that has expired',
    check: 'certificates',
    saw: 'Certificate kube-system/int-jigga-xyz-tls expired on 2026-01-01',
    line: "tls: { issuer: letsencrypt, kind: ClusterIssuer, solver: cloudflare } # assumed: the issuer's name, kind and solver",
    command: 'kubectl --namespace kube-system describe certificate int-jigga-xyz-tls',
    put: withStatus(CERTIFICATE, { notAfter: '2026-01-01T00:00:00Z' }),
  },
  {
    title: 'a namespace without its default deny',
    check: 'policies',
    saw: 'NetworkPolicy vaultwarden/default-deny-ingress does not exist',
    line: '  defaultDenyIngress: [vaultwarden, homepage, argocd, monitoring]',
    command: 'netloom apply',
    put: without('networking.k8s.io/v1', 'NetworkPolicy', 'vaultwarden/default-deny-ingress'),
  },
  {
    title: 'no credentials of the tunnel',
    check: 'secrets',
    saw: 'Secret cloudflare/cloudflared-credentials does not exist',
    line: '  credentials: { existingSecret: cloudflared-credentials, key: credentials.json } # assumed',
    command: 'SECRETS=${SECRETS:-$(mktemp -d)}',
    put: without('v1', 'Secret', 'cloudflare/cloudflared-credentials'),
  },
  {
    title: 'a DaemonSet of servicelb',
    check: 'servicelb',
    saw: 'DaemonSet kube-system/svclb-traefik of servicelb runs',
    line: '  servicelb: false # the servers are started with --disable=servicelb',
    command: 'sudo systemctl restart k3s',
    put: added(SVCLB),
  },
  {
    title: 'an operator at another version',
    check: 'operators',
    saw: 'metallb 0.15.2 runs',
    line: '  namespace: metallb-system',
    command: 'netloom apply --until operators',
    put: instead(operator('0.15.2'), operator('0.16.1')),
  },
  {
    title: 'a record that external-dns does not know of',
    check: 'dns-endpoints',
    saw: 'DNSEndpoint cloudflare/jigga.xyz does not exist',
    line: '      - { host: jigga.xyz, via: tunnel, origin: service }',
    command: 'netloom apply',
    put: without('externaldns.k8s.io/v1alpha1', 'DNSEndpoint', 'cloudflare/jigga.xyz'),
  },
  {
    title: 'a node that is gone',
    check: 'nodes',
    saw: 'node tanjiro is not in the cluster',
    line: '    - name: tanjiro',
    command: 'ssh tanjiro sudo systemctl status k3s k3s-agent',
    put: async ({ cluster, plane: { kubeconfig } }) => {
      const restore = await takeAway(cluster, object('v1', 'Node', 'tanjiro'));
      return async () => {
        await restore();
        const addresses = [{ type: 'InternalIP', address: '192.168.7.225' }];
        await setStatus(kubeconfig, { list: '/api/v1/nodes', name: 'tanjiro' }, { addresses });
      };
    },
  },
];

describeWithCluster('netloom doctor, on a network that is up', (crds) => {
  let lab: ApplyLab;
  let network: Network;
  let lines: readonly string[];
  let dns: ClusterDns;
  let proxy: ApiProxy;

  beforeAll(async () => {
    lab = await startApplyLab({ crds });
    const text = await readFile(lab.network, 'utf8');
    lines = text.split('\n');
    ({ network } = (await checkText(text)).facts);
    await createAppNamespaces(lab.cluster);
    await lab.run('apply', '--until', 'namespaces', '--operators', lab.operators);
    await createSecrets(lab.cluster);
    const applied = await lab.run('apply', '--operators', lab.operators);
    if (applied.code !== 0) throw new Error(applied.stderr);
    await createBackends(lab.cluster, network);
    await setHealthy(lab.plane.kubeconfig, network);
    proxy = await ApiProxy.start(lab.plane.kubeconfig);
    // no container of cloudflared runs here
    proxy.respond = (call) => (call.endsWith(':2000/proxy/ready') ? '{"readyConnections":4}' : null);
    dns = await startClusterDns({ program: await ensureTool('coredns'), network, custom: {} });
  }, 1_800_000);

  afterAll(async () => {
    await dns.stop();
    await proxy.stop();
    await lab.stop();
  });

  function run(...args: readonly string[]): Promise<InProcessRun> {
    const servers = { ...dns.servers, lan: dns.servers.public };
    const resolvers = Object.entries(servers).flatMap(([name, server]) => [
      '--resolver',
      `${name}=${server}`,
    ]);
    const cluster = ['--kubeconfig', proxy.kubeconfig];
    return runInProcess(['doctor', lab.network, ...cluster, ...resolvers, ...args], {});
  }

  async function examine(): Promise<DoctorReport> {
    const { stdout } = await run('--output', 'json');
    return JSON.parse(stdout) as DoctorReport;
  }

  it('finds nothing', async () => {
    const { code, stdout } = await run('--output', 'json');
    const { counts, checks } = JSON.parse(stdout) as DoctorReport;
    expect([code, counts.problem]).toEqual([0, 0]);
    // what depends on where the test runs, and what nobody has asked for
    const open = checks.filter(({ status }) => status !== 'ok').map(({ id }) => id);
    expect(open).toEqual(['pod-connections', 'lan-addresses', 'proxmox-sdn', 'proxmox-firewall', 'intents']);
  });

  it('prints a problem as docs/doctor.md shows it', async () => {
    const page = await readFile(join(ROOT, 'docs/doctor.md'), 'utf8');
    const [, shown = ''] = /```console\n\$ netloom doctor --only tunnel\n([^]*?)```/.exec(page) ?? [];
    const repair = await FAULTS[0]?.put(lab);
    const { code, stdout } = await run('--only', 'tunnel');
    await repair?.();
    expect([code, stdout.replace(/\(.*network\.yaml:[\d:]+\)/, '(network.yaml:…)')]).toEqual([1, shown]);
  });

  it.each(FAULTS)('names $title, with its line and its fix, and nothing else', async (fault) => {
    const repair = await fault.put(lab);
    try {
      const { checks } = await examine();
      const found = checks.flatMap(({ id, problems }) => problems.map((problem) => ({ id, ...problem })));
      expect(
        found.map(({ id, saw, at, fix }) => ({
          check: id,
          saw,
          line: at === null ? null : lines[at.line - 1],
          command: fix.commands[0],
        })),
      ).toEqual([{ check: fault.check, saw: fault.saw, line: fault.line, command: fault.command }]);
    } finally {
      await repair();
    }
  });
});
