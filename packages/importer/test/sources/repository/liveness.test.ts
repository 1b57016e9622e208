import { clusterOfPath, livenessOfPath, overlayOf } from '../../../src/sources/repository/paths.ts';
import { sourcesOf } from '../../support/temp-folder.ts';

const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: web\n`;

describe(livenessOfPath, () => {
  it.each([
    ['examples/pool.yaml', 'example'],
    ['docs/pool.yaml', 'example'],
    ['apps/archive/web.yaml', 'disabled'],
    ['apps/web.yaml.disabled', 'disabled'],
    ['pool.example.yaml', 'example'],
    ['apps/web/pool.yaml', undefined],
    ['apps/backup/pool.yaml', undefined],
    ['examples.yaml', undefined],
  ])('%s is %s', (path, state) => {
    expect(livenessOfPath(path)?.state).toBe(state);
  });
});

describe(clusterOfPath, () => {
  it.each([
    ['clusters/home/apps.yaml', 'home'],
    ['kubernetes/clusters/lab/flux-system/gotk-sync.yaml', 'lab'],
    ['home/flux-system/gotk-sync.yaml', 'home'],
    ['clusters/base/apps.yaml', null],
    ['flux/01-bootstrap/flux-system/gotk-sync.yaml', null],
    ['cluster/apps/web.yaml', null],
    ['clusters/apps.yaml', null],
    ['inventory/cluster/group_vars/all.yml', null],
    ['apps/web.yaml', null],
  ])('%s is of %s', (path, cluster) => {
    expect(clusterOfPath(path)).toBe(cluster);
  });
});

describe(overlayOf, () => {
  it.each([
    ['apps/web/overlays/prod', 'prod'],
    ['envs/lab', 'lab'],
    ['apps/web', null],
  ])('%s is %s', (path, overlay) => {
    expect(overlayOf(path)).toBe(overlay);
  });
});

describe('what is live', () => {
  it('takes overlays that are named after environments for clusters', async () => {
    const { clusters, objects } = await sourcesOf({
      'base/kustomization.yaml': 'resources:\n  - web.yaml\n',
      'base/web.yaml': service('web'),
      'overlays/prod/kustomization.yaml': 'resources:\n  - ../../base\n',
      'overlays/staging/kustomization.yaml': 'resources:\n  - ../../base\nnamePrefix: x-\n',
    });
    expect(clusters).toEqual(['prod', 'staging']);
    expect(objects.map(({ name, cluster, liveness }) => [name, cluster, liveness.state])).toEqual([
      ['web', 'prod', 'live'],
      ['x-web', 'staging', 'live'],
    ]);
  });

  it('takes one object in two folders for two versions of it, and in one folder for both', async () => {
    const { objects } = await sourcesOf({
      'a/web.yaml': service('web'),
      'b/web.yaml': service('web'),
      'c/dns.yaml': service('dns'),
      'c/dns-2.yaml': service('dns'),
    });
    expect(objects.map(({ name, liveness }) => `${name} ${liveness.state}`)).toEqual([
      'web live',
      'web alternative',
      'dns live',
      'dns live',
    ]);
  });

  it('takes one of two inventories with the same groups for that of production', async () => {
    const { machines } = await sourcesOf({
      'inventories/prod.yml':
        'k3s:\n  children:\n    masters:\n      hosts:\n        a: {ansible_host: 10.0.10.1}\n',
      'inventories/stag.yml':
        'k3s:\n  children:\n    masters:\n      hosts:\n        b: {ansible_host: 10.0.20.1}\n',
      'hosts.ini': '[proxmox]\npve1 ansible_host=10.0.10.9\n',
    });
    expect(machines.map(({ name, liveness }) => [name?.value, liveness.state])).toEqual([
      ['pve1', 'live'],
      ['a', 'live'],
      ['b', 'alternative'],
    ]);
  });

  it('takes no role of Ansible for a chart', async () => {
    const { charts } = await sourcesOf({
      'roles/dns/Chart.yaml':
        'apiVersion: v2\nname: dns\nversion: 0.1.0\ndependencies:\n  - { name: metallb, version: 0.1.0, repository: https://charts.example.net }\n',
      'roles/dns/tasks/main.yml': '- debug: { msg: x }\n',
    });
    expect(charts).toEqual([]);
  });

  it('takes folders of environments that state the same object for clusters', async () => {
    const { clusters, objects } = await sourcesOf({
      'production/web.yaml': service('web'),
      'staging/web.yaml': service('web'),
      'common/dns.yaml': service('dns'),
    });
    expect(clusters).toEqual(expect.arrayContaining(['production', 'staging']));
    expect(
      objects.filter(({ name }) => name === 'web').map(({ cluster, liveness }) => [cluster, liveness.state]),
    ).toEqual([
      ['production', 'live'],
      ['staging', 'live'],
    ]);
  });

  it('takes folders of environments for no clusters beside those that are named', async () => {
    const { clusters } = await sourcesOf({
      'environments/production/web.yaml': service('web'),
      'environments/staging/web.yaml': service('web'),
      'clusters/lab/dns.yaml': service('dns'),
    });
    expect(clusters).toEqual(['lab']);
  });

  it('takes folders of environments for parts of one cluster where they have no object in common', async () => {
    const { objects } = await sourcesOf({
      'production/web.yaml': service('web'),
      'staging/web.yaml': service('web-staging'),
    });
    expect(new Set(objects.map(({ cluster }) => cluster)).size).toBe(1);
  });

  it('takes charts of K3s for live beside what Argo CD applies', async () => {
    const { objects } = await sourcesOf({
      'root.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: apps }
spec: { source: { repoURL: https://git.example.net/lab, path: apps } }
`,
      'apps/web.yaml': service('web'),
      'apps/dns.yaml': service('dns'),
      'apps/ntp.yaml': service('ntp'),
      'apps/nfs.yaml': service('nfs'),
      'by-hand/old.yaml': service('old'),
      'server/manifests/traefik.yaml':
        'apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: { name: traefik, namespace: kube-system }\n',
    });
    const stateOf = (wanted: string): string | undefined =>
      objects.find(({ name }) => name === wanted)?.liveness.state;
    expect([stateOf('web'), stateOf('traefik'), stateOf('old')]).toEqual(['live', 'live', 'alternative']);
  });

  it('sorts machines into the cluster that their folder is named after, else into that of production', async () => {
    const { machines } = await sourcesOf({
      'overlays/prod/web.yaml': service('web'),
      'overlays/staging/web.yaml': service('web'),
      'inventory/staging/hosts.ini': '[server]\nalpha ansible_host=10.0.0.1\n',
      'ansible/hosts.ini': '[k3s]\nbeta ansible_host=10.0.1.1\n',
    });
    expect(machines.map(({ name, cluster }) => [name?.value, cluster])).toEqual([
      ['beta', 'prod'],
      ['alpha', 'staging'],
    ]);
  });

  it('takes values files for those of a chart where they are named after one that is known, or ask for an address', async () => {
    const { charts } = await sourcesOf({
      'metallb/values.yaml': 'speaker: {}\n',
      'apps/photos/values.yaml': 'service: { type: LoadBalancer, loadBalancerIP: 10.0.0.10 }\n',
      'apps/dns-values.yaml': 'service: { annotations: { metallb.io/loadBalancerIPs: 10.0.0.11 } }\n',
      'apps/web/values.yaml': 'service: { type: ClusterIP }\n',
      'helm/values.yaml': 'loadBalancerIP: 10.0.0.12\n',
    });
    expect(charts.map(({ chart }) => chart)).toEqual(['dns', 'photos', 'metallb']);
  });
});
