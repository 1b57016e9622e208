import type { Sources } from '../../src/sources/sources.ts';
import { isDisabled } from '../../src/sources/tree/merge-values.ts';
import { readFixture, written } from '../support/fixture.ts';

const objectOf = ({ objects }: Sources, kind: string, name: string, cluster?: string) =>
  objects.find((one) => one.kind === kind && one.name === name && (cluster ?? one.cluster) === one.cluster);
const chartOf = ({ charts }: Sources, chart: string, cluster?: string) =>
  charts.find((one) => one.chart === chart && (cluster ?? one.cluster) === one.cluster);

describe('a repository with Flux', () => {
  it('is two clusters, since two folders below clusters/ are synced', async () => {
    expect((await readFixture('flux')).clusters).toEqual(['home', 'lab']);
  });

  it('fills the variables of each cluster into the same manifest', async () => {
    const sources = await readFixture('flux');
    const pools = ['home', 'lab'].map((name) => objectOf(sources, 'IPAddressPool', name, name)?.tree);
    expect(pools.map((tree) => written('flux', tree, 'spec', 'addresses', 0))).toEqual([
      'apps/metallb/pool.yaml:7 10.0.10.230-10.0.10.239',
      'apps/metallb/pool.yaml:7 10.0.20.230-10.0.20.239',
    ]);
  });

  it('names the file that states a variable', async () => {
    const sources = await readFixture('flux');
    const address = objectOf(sources, 'IPAddressPool', 'lab')?.tree;
    const [range] = address === undefined ? [] : [written('flux', address, 'spec', 'addresses', 0)];
    expect(range).toBe('apps/metallb/pool.yaml:7 10.0.20.230-10.0.20.239');
    const node = address?.kind === 'mapping' ? address.entries.get('spec')?.value : undefined;
    const list = node?.kind === 'mapping' ? node.entries.get('addresses')?.value : undefined;
    const scalar = list?.kind === 'sequence' ? list.items[0] : undefined;
    const via = scalar?.kind === 'scalar' ? scalar.via?.[0] : undefined;
    expect(written('flux', via)).toBe('clusters/lab/settings.yaml:7 10.0.20.230-10.0.20.239');
  });

  it('shows the patch of a Kustomization at its own line', async () => {
    const pool = objectOf(await readFixture('flux'), 'IPAddressPool', 'home')?.tree;
    expect(written('flux', pool, 'spec', 'autoAssign')).toBe('clusters/home/apps.yaml:17 false');
  });

  it('has a placeholder for the encrypted domain, and not the ciphertext', async () => {
    const sources = await readFixture('flux');
    const ingress = objectOf(sources, 'Ingress', 'web', 'home')?.tree;
    expect(written('flux', ingress, 'spec', 'rules', 0, 'host')).toBe(
      'apps/web/ingress.yaml:7 web.<secret-domain>',
    );
    expect(sources.secrets).toBe(1);
  });

  it('merges the values of a generated ConfigMap below those of the release, each at its place', async () => {
    const values = chartOf(await readFixture('flux'), 'app-template', 'lab');
    expect(values).toMatchObject({ release: 'web', namespace: 'web', version: '4.1.0', from: 'HelmRelease' });
    expect(written('flux', values?.tree, 'service', 'main', 'loadBalancerIP')).toBe(
      'apps/web/values.yaml:4 10.0.20.230',
    );
    expect(written('flux', values?.tree, 'service', 'main', 'ports', 'http', 'port')).toBe(
      'apps/web/release.yaml:26 8080',
    );
  });

  it('finds the repository of a chart by its name', async () => {
    expect(chartOf(await readFixture('flux'), 'metallb')).toMatchObject({
      repository: 'https://charts.example.net/metallb',
      version: '0.15.2',
      namespace: 'metallb-system',
      cluster: 'home',
    });
  });

  it('takes a manifest that the kustomization beside it leaves out for disabled', async () => {
    expect(objectOf(await readFixture('flux'), 'Service', 'left-out')?.liveness).toEqual({
      state: 'disabled',
      why: 'the kustomization beside it leaves it out',
    });
  });

  it('has nothing that could not be read', async () => {
    expect((await readFixture('flux')).unread).toEqual([]);
  });
});

describe('a repository with Argo CD', () => {
  it('follows the app of apps to every Application', async () => {
    const { objects } = await readFixture('argocd');
    const names = objects.filter(({ kind }) => kind === 'Application').map(({ name }) => name);
    expect(names.toSorted()).toEqual(['metallb', 'remote', 'root', 'web']);
  });

  it('merges values files of the repository, values and parameters', async () => {
    const metallb = chartOf(await readFixture('argocd'), 'metallb');
    expect(metallb).toMatchObject({ version: '0.15.2', namespace: 'metallb-system', release: 'metallb' });
    expect(written('argocd', metallb?.tree, 'controller', 'logLevel')).toBe('apps/metallb.yaml:20 debug');
    expect(written('argocd', metallb?.tree, 'speaker', 'frr', 'enabled')).toBe('values/metallb.yaml:5 false');
    expect(written('argocd', metallb?.tree, 'speaker', 'nodeSelector', 'example.net/edge')).toBe(
      'apps/metallb.yaml:17 yes',
    );
  });

  it('renders a chart of the repository with real Helm, and places what comes out in the values', async () => {
    const sources = await readFixture('argocd');
    const service = objectOf(sources, 'Service', 'web');
    expect(service).toMatchObject({ origin: 'chart', namespace: 'web', liveness: { state: 'live' } });
    expect(written('argocd', service?.tree, 'spec', 'loadBalancerIP')).toBe('apps/web.yaml:13 10.0.10.240');
    expect(written('argocd', service?.tree, 'spec', 'ports', 0, 'port')).toBe(
      'charts/web/values.yaml:2 8443',
    );
    expect(written('argocd', service?.tree, 'spec', 'type')).toBe(
      'charts/web/templates/web.yaml:6 LoadBalancer',
    );
    const ingress = objectOf(sources, 'Ingress', 'web');
    expect(written('argocd', ingress?.tree, 'spec', 'rules', 0, 'host')).toBe(
      'apps/web.yaml:12 web.example.net',
    );
    expect(objectOf(sources, 'Service', 'extra')).toBeUndefined();
  });

  it('takes a dependency whose condition is off for disabled', async () => {
    expect(chartOf(await readFixture('argocd'), 'valkey')?.liveness).toEqual({
      state: 'disabled',
      why: 'valkey.enabled is false',
    });
  });

  it('applies the folders that a generator finds, without those that it excludes', async () => {
    const sources = await readFixture('argocd');
    expect(objectOf(sources, 'Service', 'dns')).toMatchObject({
      namespace: 'dns',
      liveness: { state: 'live' },
    });
    expect(objectOf(sources, 'Service', 'files')?.liveness).toEqual({
      state: 'alternative',
      why: 'nothing in the repository applies it',
    });
  });

  it('notes the repository that is not fetched', async () => {
    const { unread } = await readFixture('argocd');
    expect(unread.map(({ why }) => why)).toEqual(['it applies another repository, which is not fetched']);
  });
});

describe('a folder of plain manifests', () => {
  it('has its objects, examples as examples, and no kinds that are only declared', async () => {
    const { objects } = await readFixture('plain');
    expect(objects.map(({ kind, name, liveness }) => `${kind} ${name} ${liveness.state}`).toSorted()).toEqual(
      [
        'IPAddressPool example example',
        'IPAddressPool main live',
        'Secret token live',
        'Service web alternative',
      ],
    );
  });

  it('has one object of a base that two overlays use, and says so', async () => {
    expect(objectOf(await readFixture('plain'), 'Service', 'web')?.liveness.why).toBe(
      'one of 2 overlays of base',
    );
  });

  it('never has the data of a Secret', async () => {
    const { objects } = await readFixture('plain');
    const texts = objects.map(({ tree }) => tree.source.text);
    expect(texts.some((text) => text.includes('not-for-anybody'))).toBe(false);
    expect(written('plain', objects.find(({ kind }) => kind === 'Secret')?.tree, 'stringData', 'token')).toBe(
      'metallb.yaml:15 <secret-token>',
    );
  });

  it('knows the values of a chart by the folder they are in, and which part is off', async () => {
    const traefik = chartOf(await readFixture('plain'), 'traefik');
    expect(traefik).toMatchObject({ from: 'values-file', liveness: { state: 'live' } });
    expect(written('plain', traefik?.tree, 'service', 'spec', 'loadBalancerIP')).toBe(
      'traefik/values.yaml:3 10.0.10.232',
    );
    const { tree } = traefik!;
    expect([isDisabled(tree, ['dashboard', 'host']), isDisabled(tree, ['service', 'spec'])]).toEqual([
      true,
      false,
    ]);
  });

  it('reads the configuration of cloudflared and the policy of the tailnet', async () => {
    const { others } = await readFixture('plain');
    const [tunnel, policy] = others;
    expect(written('plain', tunnel?.tree, 'ingress', 0, 'hostname')).toBe(
      'cloudflared/config.yml:4 web.example.net',
    );
    expect(written('plain', policy?.tree, 'autoApprovers', 'routes', '10.42.0.0/16', 0)).toBe(
      'policy.hujson:6 tag:k8s',
    );
  });
});

describe('charts of K3s', () => {
  it('reads the values inside of a block at their own lines', async () => {
    const traefik = chartOf(await readFixture('k3s-charts'), 'traefik');
    expect(traefik).toMatchObject({ from: 'HelmChartConfig', release: 'traefik' });
    expect(written('k3s-charts', traefik?.tree, 'service', 'spec', 'loadBalancerIP')).toBe(
      'manifests/traefik.yaml:10 10.0.10.233',
    );
  });

  it('reads `set` of a HelmChart', async () => {
    const metallb = chartOf(await readFixture('k3s-charts'), 'metallb');
    expect(metallb).toMatchObject({ namespace: 'metallb-system', version: '0.15.2' });
    expect(written('k3s-charts', metallb?.tree, 'controller', 'logLevel')).toBe(
      'manifests/metallb.yaml:12 debug',
    );
  });

  it('reads the configuration file and the flags of a unit, without the token', async () => {
    const { machines } = await readFixture('k3s-charts');
    const [file, unit] = machines.map(({ tree }) => tree);
    expect(written('k3s-charts', file, 'cluster-cidr')).toBe('etc/rancher/k3s/config.yaml:1 10.44.0.0/16');
    expect(written('k3s-charts', file, 'token')).toBe('etc/rancher/k3s/config.yaml:5 <secret-token>');
    expect(written('k3s-charts', unit, 'node-ip')).toBe('k3s.service:3 10.0.10.11');
    expect(written('k3s-charts', unit, 'tls-san')).toBe('k3s.service:4 k8s.example.net');
    expect(written('k3s-charts', unit, 'disable', 1)).toBe('k3s.service:5 traefik');
  });
});

describe('a playbook and its neighbours', () => {
  it('has the hosts of an inventory with address, role and groups', async () => {
    const { machines } = await readFixture('ansible');
    const hosts = machines.filter(({ from, name }) => from === 'ansible' && name !== null);
    expect(
      hosts.map(({ name, address, role, groups }) => [name?.value, address?.value, role, groups.join(' ')]),
    ).toEqual([
      ['node-1', '10.0.10.11', 'server', 'master k3s_cluster'],
      ['node-2', '10.0.10.12', 'server', 'master k3s_cluster'],
      ['10.0.10.21', '10.0.10.21', 'agent', 'node k3s_cluster'],
      ['10.0.10.22', '10.0.10.22', 'agent', 'node k3s_cluster'],
    ]);
    expect(written('ansible', hosts[1]?.address)).toBe('inventory/hosts.ini:3 10.0.10.12');
    expect(written('ansible', hosts[1]?.tree, 'zone')).toBe('inventory/host_vars/node-2.yml:1 cellar');
  });

  it('has the variables of groups, without secrets, and the flags among them', async () => {
    const { machines } = await readFixture('ansible');
    const group = machines.find(({ from, name }) => from === 'ansible' && name === null);
    expect(written('ansible', group?.tree, 'apiserver_endpoint')).toBe(
      'inventory/group_vars/k3s_cluster.yml:3 10.0.10.50',
    );
    expect(written('ansible', group?.tree, 'k3s_token')).toBe(
      'inventory/group_vars/k3s_cluster.yml:2 <secret-k3s-token>',
    );
    const flags = machines.find(({ from }) => from === 'k3s');
    expect(written('ansible', flags?.tree, 'cluster-cidr')).toBe(
      'inventory/group_vars/k3s_cluster.yml:8 10.44.0.0/16',
    );
  });

  it('has the machines of Talos and Terraform that are plainly written', async () => {
    const { machines } = await readFixture('ansible');
    const others = machines.filter(({ from }) => from === 'talos' || from === 'terraform');
    expect(others.map(({ from, name, address, role }) => [from, name?.value, address?.value, role])).toEqual([
      ['talos', 'talos-1', '10.0.10.31', 'agent'],
      ['terraform', 'db', '10.0.10.41', undefined],
      ['terraform', 'cache', '10.0.10.42', undefined],
      ['terraform', 'vm-1', '10.0.10.51', 'server'],
    ]);
    expect(written('ansible', others[2]?.address)).toBe('terraform/main.tf:14 10.0.10.42');
  });
});
