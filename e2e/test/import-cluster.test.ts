import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import {
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  V1LoadBalancerIngress,
  V1LoadBalancerStatus,
  V1ServiceStatus,
} from '@kubernetes/client-node';
import { inTurns, openCluster, parseObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { load } from 'js-yaml';
import { ApiProxy } from './support/api-proxy.ts';
import { documentedReader, writeKubeconfig, writeReader, type ReadRule } from './support/cluster-reader.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { closeServer, listenOnLoopback } from './support/loopback-server.ts';
import { readManifests } from './support/manifests.ts';
import { netloom, type NetloomRun } from './support/netloom.ts';

/** Who wrote what: a person, or a program that assigns addresses. */
const PERSON = { fieldManager: 'kubectl-client-side-apply' };
const KUBE_VIP = { fieldManager: 'kube-vip-cloud-provider' };

const MANIFESTS = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.7.230-192.168.7.239] }
---
apiVersion: v1
kind: Service
metadata:
  name: kube-dns
  namespace: kube-system
  labels: { k8s-app: kube-dns }
spec: { clusterIP: 10.43.0.10, ports: [{ port: 53, protocol: UDP }] }
---
apiVersion: v1
kind: Service
metadata: { name: traefik, namespace: kube-system }
spec: { type: LoadBalancer, ports: [{ port: 443 }] }
---
apiVersion: v1
kind: Service
metadata: { name: jellyfin, namespace: media }
spec: { type: LoadBalancer, ports: [{ port: 8096 }] }
---
apiVersion: v1
kind: Service
metadata:
  name: mqtt
  namespace: iot
  annotations: { metallb.io/loadBalancerIPs: 192.168.7.235 }
spec: { type: LoadBalancer, ports: [{ port: 1883, nodePort: 31883 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: media }
spec:
  ingressClassName: traefik
  rules:
    - host: web.int.example.net
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: media }
spec: { selector: { app: web }, ports: [{ name: http, port: 8080, targetPort: 80 }] }
---
apiVersion: v1
kind: Secret
metadata: { name: token, namespace: media }
stringData: { token: hunter2-hunter2 }
`;

/** What cert-manager makes for a challenge. */
const SOLVER = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cm-acme-http-solver-x7k2p
  namespace: media
  ownerReferences:
    - { apiVersion: acme.cert-manager.io/v1, kind: Challenge, name: web-1, uid: 6ff42ae2-765d-4adf-8112-31c55c1551ef, controller: true }
spec:
  rules:
    - host: acme.int.example.net
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: solver, port: { number: 8089 } } } }] }
`;

const GAME = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'game', namespace: 'media' },
  spec: { type: 'LoadBalancer', ports: [{ port: 25565 }] },
};

/** Groups of which this API server has no CRDs. */
const WITHOUT_CRDS = ['cilium.io/', 'monitoring.coreos.com/'];

describeWithCluster('netloom import of a running cluster', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let folder: string;
  const run = (args: readonly string[], kubeconfig = plane.kubeconfig): Promise<NetloomRun> =>
    netloom(['import', ...args], { kubeconfig });

  beforeAll(async () => {
    plane = await startControlPlane();
    await applyCrds(plane.kubeconfig, crds);
    folder = await mkdtemp(join(tmpdir(), 'netloom-import-cluster-'));
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: {} });
    for (const name of ['metallb-system', 'media', 'iot', 'many']) {
      await cluster.apply(parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    }
    const config = new KubeConfig();
    config.loadFromFile(plane.kubeconfig);
    const objects = KubernetesObjectApi.makeApiClient(config);
    // not by server-side apply: to who creates an object the server counts its defaults, too
    for (const object of readManifests(MANIFESTS + '---\n' + SOLVER)) {
      await objects.create(object, undefined, undefined, 'kubectl-create');
    }
    // a person states the Service, and the program fills in the address
    await cluster.apply(parseObject(GAME), PERSON);
    const spec = { loadBalancerIP: '192.168.7.236' };
    const annotations = { 'kube-vip.io/loadbalancerIPs': '192.168.7.236' };
    await cluster.apply(
      parseObject({ ...GAME, metadata: { ...GAME.metadata, annotations }, spec }),
      KUBE_VIP,
    );
    await assign('kube-system', 'traefik', '192.168.7.231');
    await assign('media', 'jellyfin', '192.168.7.232');
    await assign('iot', 'mqtt', '192.168.7.235');
    await assign('media', 'game', '192.168.7.236');
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('states what people asked for, and nothing that the server or a program filled in', async () => {
    const { code, stdout } = await run(['--kubeconfig', plane.kubeconfig]);
    expect(code).toBe(0);
    const { name: _name, lan: _lan, ...network } = load(stdout) as Readonly<Record<string, unknown>>;
    const node = (name: string, address: string, podCidr: string): object => ({
      ...{ name, role: 'server', address },
      observed: { podCidr },
    });
    expect(network).toEqual({
      apiVersion: 'netloom/v1',
      domain: 'example.net',
      cluster: {
        distribution: 'k3s',
        serviceCidr: '10.43.0.0/16',
        clusterDns: '10.43.0.10',
        servicelb: false,
        nodes: [
          node('ichigo', '192.168.7.223', '10.42.0.0/24'),
          node('naruto', '192.168.7.224', '10.42.1.0/24'),
          node('tanjiro', '192.168.7.225', '10.42.2.0/24'),
        ],
      },
      loadBalancer: {
        by: 'metallb',
        pools: [{ name: 'lan', addresses: ['192.168.7.230-192.168.7.239'] }],
        allocations: [{ addresses: '192.168.7.235', service: 'iot/mqtt' }],
      },
      ingresses: [
        { name: 'traefik', controller: 'traefik-k3s', address: '192.168.7.231', domain: 'int.example.net' },
      ],
      services: [
        {
          ...{ name: 'web', namespace: 'media', port: 8080, targetPort: 80, selector: { app: 'web' } },
          expose: [{ host: 'web.int.example.net', via: 'ingress', ingress: 'traefik' }],
        },
      ],
    });
    expect(stdout).toContain(
      'address: 192.168.7.231 # guessed: the cluster has given it this address, and nothing asks for it\n',
    );
  });

  it('lists what it does not state, at the objects, and says what no cluster holds', async () => {
    const { stderr } = await run(['--kubeconfig', plane.kubeconfig, '--verbose']);
    const context = cluster.context;
    expect(stderr.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        `media/jellyfin 192.168.7.232 (${context}: Service media/jellyfin: status.loadBalancer.ingress[0].ip)`,
        `media/game 192.168.7.236 (${context}: Service media/game: status.loadBalancer.ingress[0].ip)`,
        '1 × a controller makes it of a Challenge',
        `${context}: Ingress media/cm-acme-http-solver-x7k2p`,
        'a cluster does not say: the size of the LAN, the router, DHCP, the firewall, Proxmox, intents',
      ]),
    );
    expect(stderr).not.toContain('iot/mqtt');
  });

  it('reads all of 1,200 Services, and never a Secret', async () => {
    const names = Array.from({ length: 1_200 }, (_, index) => `service-${String(index).padStart(4, '0')}`);
    await inTurns(names, (name) =>
      cluster.apply(
        parseObject({
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name, namespace: 'many' },
          spec: { ports: [{ name: 'http', port: 8000 + Number(name.slice(-4)) }] },
        }),
      ),
    );
    const last = readManifests(
      MANIFESTS.split('---\n').find((text) => text.includes('kind: Ingress')) ?? '',
    ).map(
      (object) =>
        JSON.parse(
          JSON.stringify(object)
            .replaceAll('"media"', '"many"')
            .replaceAll('"web"', '"service-1199"')
            .replace('web.int', 'last.int'),
        ) as unknown,
    );
    for (const object of last) await cluster.apply(parseObject(object));
    const proxy = await ApiProxy.start(plane.kubeconfig);
    const calls: string[] = [];
    proxy.onRequest = (call) => void calls.push(call);
    const { code, stdout } = await run(['--context', 'proxy'], proxy.kubeconfig);
    await proxy.stop();
    expect(code).toBe(0);
    expect(stdout).toContain('  - name: service-1199\n    namespace: many\n    port: 9199\n');
    const pages = calls.filter((call) => call.startsWith('GET /api/v1/services?'));
    expect(pages.map((call) => call.includes('continue='))).toEqual([false, true, true]);
    expect(calls.filter((call) => !call.startsWith('GET ') || call.includes('secrets'))).toEqual([]);
    expect(askedFor(calls)).toEqual(
      (await documentedRights()).filter((one) => !WITHOUT_CRDS.some((group) => one.startsWith(group))),
    );
  }, 300_000);

  it('needs no more than the ClusterRole of the docs', async () => {
    const kubeconfig = await writeReader(cluster, {
      ...{ name: 'reader', admin: plane.kubeconfig },
      rules: (await documentedRole()).rules,
    });
    const { code, stdout, stderr } = await run(['--context', 'reader'], kubeconfig);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('cannot')]);
    const all = await run(['--kubeconfig', plane.kubeconfig]);
    expect(stdout.replace('name: reader', '')).toBe(all.stdout.replace(`name: ${cluster.context}`, ''));
  });

  it('reads what it may, and names each right that is missing', async () => {
    const kubeconfig = await writeReader(cluster, {
      ...{ name: 'some', admin: plane.kubeconfig },
      rules: [{ apiGroups: [''], resources: ['nodes', 'services'], verbs: ['list'] }],
    });
    const { code, stdout, stderr } = await run(['--context', 'some'], kubeconfig);
    expect(code).toBe(0);
    expect(stdout).toContain('    - name: tanjiro\n');
    expect(stderr).toContain(
      '  1 × the user of context "some" cannot list ingresses.networking.k8s.io at the cluster scope\n',
    );
    expect(stderr).toContain(
      '  1 × the user of context "some" cannot list ipaddresspools.metallb.io at the cluster scope\n',
    );
    expect(stderr).not.toContain('cannot list services');
  });

  it('ends with 4 where the user may read nothing', async () => {
    const kubeconfig = await writeReader(cluster, { name: 'nobody', rules: [], admin: plane.kubeconfig });
    expect(await run(['--context', 'nobody'], kubeconfig)).toEqual({
      code: 4,
      stdout: '',
      stderr: `netloom: reading the cluster of context "nobody": the user of context "nobody" cannot list nodes at the cluster scope, nor any other kind that is read
Give the user the rights that the how-to "Import a running cluster" lists, or choose another with --context.
`,
    });
  });

  it.each([
    ['a server that does not listen', { isGone: true }, 'cannot be reached (ECONNREFUSED)'],
    [
      'a token that is unknown',
      { isGone: false },
      'or its credentials have expired: fetch a new kubeconfig.',
    ],
  ])('ends with 4 for %s', async (_what, { isGone }, message) => {
    const kubeconfig = await writeKubeconfig(plane.kubeconfig, {
      ...{ name: 'broken', user: { token: 'hunter2-hunter2' } },
      ...(isGone && { server: `https://127.0.0.1:${await closedPort()}` }),
    });
    const { code, stdout, stderr } = await run(['--context', 'broken'], kubeconfig);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('hunter2');
  });

  it('ends with 4 for a context that is not there', async () => {
    expect(await run(['--context', 'production'])).toEqual({
      code: 4,
      stdout: '',
      stderr: `netloom: reading the kubeconfig: it has no context "production"\nThere is ${cluster.context}.\n`,
    });
  });

  it('runs no program of a kubeconfig', async () => {
    const [program, proof] = [join(folder, 'credentials'), join(folder, 'was-run')];
    await writeFile(program, `#!/bin/sh\ntouch '${proof}'\n`);
    await chmod(program, 0o755);
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: program,
      interactiveMode: 'Never',
    };
    const kubeconfig = await writeKubeconfig(plane.kubeconfig, { name: 'program', user: { exec } });
    const { code, stderr } = await run(['--context', 'program'], kubeconfig);
    expect([code, existsSync(proof)]).toEqual([4, false]);
    expect(stderr).toContain(`gets its credentials from the program "${program}", and none is run here`);
  });

  it('makes one network for each context, and shows findings at the objects of both', async () => {
    const proxy = await ApiProxy.start(plane.kubeconfig);
    const own = cluster.context;
    const { code, stderr } = await run(
      ['--context', own, 'proxy', '--write', join(folder, 'networks')],
      [plane.kubeconfig, proxy.kubeconfig].join(delimiter),
    );
    await proxy.stop();
    expect(code).toBe(1);
    for (const name of [own, 'proxy']) {
      expect(existsSync(join(folder, 'networks', name, 'network.yaml'))).toBe(true);
    }
    expect(stderr).toContain('error[fleet-pools-overlap]');
    for (const name of [own, 'proxy']) {
      expect(stderr).toContain(`${name}: IPAddressPool metallb-system/lan: spec.addresses[0]\n`);
    }
  });

  it('joins a folder of Proxmox and of a tunnel with the cluster, and shows both places of a conflict', async () => {
    const files = {
      'pve/corosync.conf':
        'nodelist {\n  node {\n    name: pve-alpha\n    ring0_addr: 192.168.7.250\n  }\n}\n',
      'pve/sdn/zones.cfg': 'vxlan: k3szone\n\tipam pve\n\tmtu 1450\n\tpeers 192.168.7.250\n\n',
      'pve/sdn/vnets.cfg': 'vnet: k3svnet\n\tzone k3szone\n\ttag 100\n\n',
      'pve/sdn/subnets.cfg': 'subnet: k3szone-10.0.0.0-24\n\tvnet k3svnet\n\n',
      'tunnel/config.yaml':
        'tunnel: 6ff42ae2-765d-4adf-8112-31c55c1551ef\ningress:\n  - hostname: web.example.net\n    service: http://web.media.svc:8080\n  - service: http_status:404\n',
      'manifests/pool.yaml':
        'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: lan, namespace: metallb-system }\nspec: { addresses: [192.168.7.230-192.168.7.238] }\n',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'joined', path)), { recursive: true });
      await writeFile(join(folder, 'joined', path), text);
    }
    const folders = ['pve', 'tunnel', 'manifests'].map((name) => join(folder, 'joined', name));
    const { code, stdout, stderr } = await run([...folders, '--kubeconfig', plane.kubeconfig]);
    const { proxmox, tunnel, services, loadBalancer, ...rest } = load(stdout) as Readonly<
      Record<string, unknown>
    >;
    expect([rest.name, code]).toEqual([cluster.context, 0]);
    expect(proxmox).toEqual({
      hosts: [{ name: 'pve-alpha', address: '192.168.7.250' }],
      sdn: {
        zones: [{ name: 'k3szone', type: 'vxlan', ipam: 'pve', mtu: 1450, peers: ['192.168.7.250'] }],
        vnets: [{ name: 'k3svnet', zone: 'k3szone', vni: 100, subnets: [{ cidr: '10.0.0.0/24' }] }],
      },
    });
    expect(tunnel).toMatchObject({ id: '6ff42ae2-765d-4adf-8112-31c55c1551ef' });
    expect(services).toContainEqual(
      expect.objectContaining({
        name: 'web',
        expose: [
          { host: 'web.int.example.net', via: 'ingress', ingress: 'traefik' },
          { host: 'web.example.net', via: 'tunnel', origin: 'service' },
        ],
      }),
    );
    expect(loadBalancer).toMatchObject({ pools: [{ addresses: ['192.168.7.230-192.168.7.238'] }] });
    expect(stderr).toContain(
      'warning[import-conflict]: pool "lan" is 192.168.7.230-192.168.7.239 here, and 192.168.7.230-192.168.7.238 elsewhere\n',
    );
    expect(stderr).toContain(`--> ${cluster.context}: IPAddressPool metallb-system/lan: metadata.name\n`);
    expect(stderr).toContain(`::: ${join(folder, 'joined/manifests/pool.yaml')}:3:19\n`);
    expect(stderr).toContain(
      'a cluster does not say: the size of the LAN, the router, DHCP, the firewall, intents\n',
    );
  });

  it('refuses two contexts of one server', async () => {
    const other = await writeKubeconfig(plane.kubeconfig, { name: 'other', user: { token: 'x' } });
    const { code, stderr } = await run(
      ['--context', cluster.context, 'other'],
      [plane.kubeconfig, other].join(delimiter),
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('are of one cluster, https://')]);
  });

  async function assign(namespace: string, name: string, ip: string): Promise<void> {
    const config = new KubeConfig();
    config.loadFromFile(plane.kubeconfig);
    const api = config.makeApiClient(CoreV1Api);
    const body = await api.readNamespacedService({ name, namespace });
    const ingress = [Object.assign(new V1LoadBalancerIngress(), { ip })];
    body.status = Object.assign(new V1ServiceStatus(), {
      loadBalancer: Object.assign(new V1LoadBalancerStatus(), { ingress }),
    });
    await api.replaceNamespacedServiceStatus({ name, namespace, body, fieldManager: 'controller' });
  }
});

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server);
  await closeServer(server);
  return port;
}

interface ReadRole {
  readonly rules: readonly ReadRule[];
}

async function documentedRole(): Promise<ReadRole> {
  const role = (await documentedReader()).find(({ kind }) => kind === 'ClusterRole');
  // the page's own ClusterRole
  return (role ?? { rules: [] }) as unknown as ReadRole;
}

/** `metallb.io/bgppeers`, sorted. */
async function documentedRights(): Promise<readonly string[]> {
  const { rules } = await documentedRole();
  expect(rules.map(({ verbs }) => verbs)).toEqual(rules.map(() => ['list']));
  return rules
    .flatMap(({ apiGroups, resources }) =>
      apiGroups.flatMap((group) => resources.map((resource) => `${group}/${resource}`)),
    )
    .toSorted();
}

/** What was listed. */
function askedFor(calls: readonly string[]): readonly string[] {
  const listed = calls.flatMap((call) => {
    const [, group, core] = /^GET \/(?:apis\/([^/]+)\/[^/]+|(api)\/v1)\/[a-z0-9]+\?/.exec(call) ?? [];
    const resource = /\/([a-z0-9]+)\?/.exec(call)?.[1] ?? '';
    return group === undefined && core === undefined ? [] : [`${group ?? ''}/${resource}`];
  });
  return [...new Set(listed)].toSorted();
}
