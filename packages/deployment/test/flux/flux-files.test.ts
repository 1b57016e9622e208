import {
  HelmRelease,
  type IHelmRelease,
} from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import {
  Kustomization,
  type IKustomization,
} from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import {
  OCIRepository,
  type IOCIRepository,
} from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import { generatedYaml, withoutOrigin } from '@netloom/chart-kit';
import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { netloomChart } from '@netloom/umbrella';
import { load, loadAll } from 'js-yaml';
import { renderDeployment } from '../../src/render-deployment.ts';

type Files = ReadonlyMap<string, string>;

function delivery(more: { readonly top?: string; readonly git?: string } = {}): string {
  const { top = '', git = '' } = more;
  return `delivery: { gitops: flux, git: { url: https://git.example.com/lab.git, path: out${git} }, charts: registry.example.com/lab${top} }\n`;
}

const network = networkIn('examples/dual-stack-bgp', delivery());
const files = await renderDeployment(network);
const PATHS = [...files.keys()].filter((path) => path.startsWith('flux/'));

/** The objects of a generated file: what is written as a kind is checked as one where the file is made. */
function objectsIn(path: string, all: Files = files): readonly object[] {
  return loadAll(all.get(path) ?? '') as readonly object[];
}

function find<T extends object>(is: (object: unknown) => object is T, path: string, all: Files = files): T {
  const found = objectsIn(path, all).find(is);
  if (found === undefined) throw new Error(`${path} has none`);
  return found;
}

function kustomization(path: string, all: Files = files): NonNullable<IKustomization['spec']> {
  const { spec } = find<IKustomization>(Kustomization.is, path, all);
  if (spec === undefined) throw new Error(`${path} has no spec`);
  return spec;
}

function release(path: string, all: Files = files): NonNullable<IHelmRelease['spec']> {
  const { spec } = find<IHelmRelease>(HelmRelease.is, path, all);
  if (spec === undefined) throw new Error(`${path} has no spec`);
  return spec;
}

describe('flux/', () => {
  it('takes the place of argocd/', () => {
    expect([...files.keys()].filter((path) => path.startsWith('argocd/'))).toEqual([]);
    expect(PATHS).toEqual([
      'flux/root.yaml',
      'flux/kustomizations/namespaces.yaml',
      'flux/kustomizations/operators.yaml',
      'flux/kustomizations/umbrella.yaml',
      'flux/namespaces/namespaces.yaml',
      'flux/operators/cert-manager.yaml',
      'flux/operators/external-dns.yaml',
      'flux/operators/metallb.yaml',
      'flux/operators/tailscale-operator.yaml',
      'flux/umbrella/netloom.yaml',
    ]);
  });

  it('is left out where Argo CD delivers the network, or nothing does', async () => {
    for (const other of [networkIn('networks/homelab'), smallNetwork()]) {
      const all = await renderDeployment(other);
      expect([...all.keys()].filter((path) => path.startsWith('flux/'))).toEqual([]);
    }
  });

  it('has one folder for each Kustomization, with objects and nothing else', () => {
    const folders = ['kustomizations', 'namespaces', 'operators', 'umbrella'];
    const stated = ['flux/root.yaml', ...PATHS.filter((path) => path.startsWith('flux/kustomizations/'))].map(
      (path) => kustomization(path).path,
    );
    expect(stated).toEqual(folders.map((folder) => `./out/flux/${folder}`));
    for (const path of PATHS) {
      for (const object of objectsIn(path)) {
        expect(Object.keys(object)).toEqual(expect.arrayContaining(['apiVersion', 'kind']));
      }
    }
  });
});

describe('the order', () => {
  it('is namespaces, operators, umbrella, each once the one before is ready', () => {
    const stages = ['namespaces', 'operators', 'umbrella'];
    expect(
      stages.map((stage) => {
        const { dependsOn, wait } = kustomization(`flux/kustomizations/${stage}.yaml`);
        return { dependsOn, wait };
      }),
    ).toEqual([
      { dependsOn: undefined, wait: true },
      { dependsOn: [{ name: 'netloom-namespaces' }], wait: true },
      { dependsOn: [{ name: 'netloom-operators' }], wait: true },
    ]);
  });

  it('holds for each upgrade of the umbrella, too', () => {
    const operators = PATHS.filter((path) => path.startsWith('flux/operators/'));
    expect(release('flux/umbrella/netloom.yaml').dependsOn).toEqual(
      operators.map((path) => ({ name: find<IHelmRelease>(HelmRelease.is, path).metadata?.name })),
    );
  });

  it('leaves out the operators where there are none', async () => {
    const all = await renderDeployment(smallNetwork(delivery()));
    expect([...all.keys()].filter((path) => path.startsWith('flux/'))).toEqual([
      'flux/root.yaml',
      'flux/kustomizations/namespaces.yaml',
      'flux/kustomizations/umbrella.yaml',
      'flux/namespaces/namespaces.yaml',
      'flux/umbrella/netloom.yaml',
    ]);
    expect(kustomization('flux/kustomizations/umbrella.yaml', all).dependsOn).toEqual([
      { name: 'netloom-namespaces' },
    ]);
    expect(release('flux/umbrella/netloom.yaml', all)).not.toHaveProperty('dependsOn');
  });
});

describe('what is deleted', () => {
  it('is neither a namespace nor an operator, and nothing with the root', () => {
    const prune = (path: string): boolean => kustomization(path).prune;
    expect(prune('flux/kustomizations/namespaces.yaml')).toBe(false);
    expect(prune('flux/kustomizations/operators.yaml')).toBe(false);
    expect(prune('flux/kustomizations/umbrella.yaml')).toBe(true);
    expect(kustomization('flux/root.yaml')).toMatchObject({ prune: true, deletionPolicy: 'Orphan' });
  });

  it('is no namespace that another Kustomization applies, either', () => {
    for (const path of ['flux/namespaces/namespaces.yaml', 'operators/00-namespaces.yaml']) {
      for (const namespace of objectsIn(path)) {
        expect(namespace).toMatchObject({
          metadata: { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
        });
      }
    }
  });
});

describe('a HelmRelease', () => {
  const all = PATHS.filter((path) => objectsIn(path).some(HelmRelease.is));

  it.each(all)('goes forward, repairs, and takes nothing of others: %s', (path) => {
    const strategy = { name: 'RetryOnFailure', retryInterval: '1m' };
    const crds = path === 'flux/umbrella/netloom.yaml' ? 'Skip' : 'CreateReplace';
    expect(release(path)).toMatchObject({
      install: { crds, strategy, disableTakeOwnership: true },
      upgrade: { crds, strategy, disableTakeOwnership: true },
      driftDetection: { mode: 'enabled' },
    });
  });

  it('installs an operator as its chart, version and values say, where Helm would', () => {
    const { chart, releaseName, targetNamespace, storageNamespace, values } = release(
      'flux/operators/metallb.yaml',
    );
    expect(chart?.spec).toMatchObject({
      chart: 'metallb',
      version: network.operators.metallb,
      sourceRef: { kind: 'HelmRepository', name: 'netloom-metallb' },
    });
    expect([releaseName, targetNamespace, storageNamespace]).toEqual([
      'metallb',
      'metallb-system',
      'metallb-system',
    ]);
    expect(values).toEqual(load(files.get('operators/metallb/values.yaml') ?? ''));
  });

  it('has the values of the umbrella inside', () => {
    const { chartRef, releaseName, storageNamespace, values } = release('flux/umbrella/netloom.yaml');
    expect([chartRef, releaseName, storageNamespace]).toEqual([
      { kind: 'OCIRepository', name: 'netloom' },
      'netloom',
      'netloom-system',
    ]);
    expect(values).toEqual(load(generatedYaml([netloomChart.toValues(network, withoutOrigin)])));
  });

  it('waits for Connectors where there are some', async () => {
    expect(release('flux/umbrella/netloom.yaml').healthCheckExprs?.map(({ kind }) => kind)).toEqual([
      'Connector',
    ]);
    const small = await renderDeployment(smallNetwork(delivery()));
    expect(release('flux/umbrella/netloom.yaml', small)).not.toHaveProperty('healthCheckExprs');
  });
});

describe('the sources', () => {
  const sourcesOf = async (more: Parameters<typeof delivery>[0]): Promise<Files> =>
    renderDeployment(smallNetwork(delivery(more)));
  const ociOf = (all: Files): IOCIRepository['spec'] =>
    find<IOCIRepository>(OCIRepository.is, 'flux/umbrella/netloom.yaml', all).spec;

  it('are the registry of the charts, by the version', () => {
    const spec = ociOf(files);
    expect([spec?.url, spec?.ref]).toEqual([
      'oci://registry.example.com/lab/netloom',
      { tag: netloomChart.chart.version },
    ]);
  });

  it('are the registry by the digest, where one is stated', async () => {
    const digest = `sha256:${'0f'.repeat(32)}`;
    expect(ociOf(await sourcesOf({ top: `, digest: ${digest}` }))?.ref).toEqual({ digest });
  });

  it.each([
    ['main', { branch: 'main' }],
    ['release/1', { branch: 'release/1' }],
    ['refs/tags/v1', { name: 'refs/tags/v1' }],
    ['a'.repeat(40), { commit: 'a'.repeat(40) }],
    ['a'.repeat(39), { branch: 'a'.repeat(39) }],
  ])('are the repository at %s', async (revision, ref) => {
    const all = await sourcesOf({ git: `, revision: ${revision}` });
    expect(objectsIn('flux/root.yaml', all)[0]).toMatchObject({
      kind: 'GitRepository',
      spec: { url: 'https://git.example.com/lab.git', ref },
    });
  });

  it('name the Secrets with their credentials', async () => {
    const all = await sourcesOf({ top: ', flux: { gitSecret: git-login, registrySecret: registry-login }' });
    expect(objectsIn('flux/root.yaml', all)[0]).toMatchObject({
      spec: { secretRef: { name: 'git-login' } },
    });
    expect(ociOf(all)?.secretRef).toEqual({ name: 'registry-login' });
    for (const spec of [objectsIn('flux/root.yaml')[0], ociOf(files)]) {
      expect(JSON.stringify(spec)).not.toContain('secretRef');
    }
  });

  it('are a GitRepository that is there already', async () => {
    const all = await sourcesOf({ top: ', flux: { gitRepository: flux-system }' });
    expect(objectsIn('flux/root.yaml', all)).toHaveLength(1);
    for (const path of ['flux/root.yaml', 'flux/kustomizations/umbrella.yaml']) {
      expect(kustomization(path, all).sourceRef).toEqual({ kind: 'GitRepository', name: 'flux-system' });
    }
  });
});
