import { parseObject, type ApiObject } from '@netloom/cluster';
import { planOperators, type OperatorsInput } from '../../../src/plan/checks/operators.ts';
import { release } from '../../releases.ts';

const METALLB = {
  cause: {},
  name: 'metallb',
  repository: 'https://charts.example.com',
  chart: 'metallb',
  version: '0.16.1',
  pin: 'metallb' as const,
  namespace: 'metallb-system',
  group: 'metallb.io',
  values: { frrk8s: { enabled: false } },
  injectsCertificates: true,
};
const VALUES = { frrk8s: { enabled: false } };
const ARGO = {
  annotations: {
    'argocd.argoproj.io/tracking-id':
      'metallb:apiextensions.k8s.io/CustomResourceDefinition:metallb-system/ipaddresspools.metallb.io',
  },
};

function crd(metadata: object = {}, name = 'ipaddresspools.metallb.io'): ApiObject {
  return parseObject({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name, ...metadata },
  });
}

function ownedBy(name: string, namespace: string): object {
  return { annotations: { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace } };
}

function checked(known: Partial<OperatorsInput>) {
  return planOperators({
    operators: [METALLB],
    releases: new Map(),
    crds: [],
    helmCharts: [],
    install: new Set(),
    ...known,
  });
}

const HELM_CHART = parseObject({
  apiVersion: 'helm.cattle.io/v1',
  kind: 'HelmChart',
  metadata: { name: 'metallb', namespace: 'kube-system' },
  spec: { targetNamespace: 'metallb-system' },
});

describe(planOperators, () => {
  it.each<readonly [string, Partial<OperatorsInput>, object]>([
    ['installs one that is not there', {}, { action: 'install', running: null, reason: null }],
    [
      'installs one that was uninstalled',
      { releases: new Map([['metallb', release({ status: 'uninstalled' })]]) },
      { action: 'install', running: null },
    ],
    [
      'installs one whose CRDs its own release left behind',
      { crds: [crd(ownedBy('metallb', 'metallb-system'))] },
      { action: 'install' },
    ],
    [
      'leaves one alone whose CRDs kubectl brought',
      { crds: [crd()] },
      { action: 'leave', reason: 'its CRDs exist and belong to nobody' },
    ],
    [
      'installs it all the same if it is told to',
      { crds: [crd()], install: new Set(['metallb']) },
      { action: 'install' },
    ],
    [
      'leaves one alone that is another release',
      { crds: [crd(ownedBy('lb', 'lb-system'))] },
      { action: 'leave', reason: 'its CRDs exist and belong to the Helm release lb of lb-system' },
    ],
    [
      'leaves one alone that Argo CD manages, whatever is allowed',
      { crds: [crd(ARGO)], install: new Set(['metallb']) },
      { action: 'leave', reason: 'it is managed by the Argo CD Application metallb' },
    ],
    [
      'leaves one alone that K3s installs, which is a Helm release of that name',
      { helmCharts: [HELM_CHART], releases: new Map([['metallb', release()]]) },
      { action: 'leave', running: '0.16.1', reason: 'K3s installs it (HelmChart kube-system/metallb)' },
    ],
    [
      'does not mind CRDs of another group',
      { crds: [crd({}, 'connectors.tailscale.com')] },
      { action: 'install' },
    ],
    [
      'keeps one that is as it should be',
      { releases: new Map([['metallb', release({ values: VALUES })]]) },
      { action: 'keep', running: '0.16.1', reason: null },
    ],
    [
      'upgrades an older one',
      {
        releases: new Map([
          ['metallb', release({ values: VALUES, chart: { name: 'metallb', version: '0.15.2' } })],
        ]),
      },
      { action: 'upgrade', running: '0.15.2', reason: 'the network pins a newer version' },
    ],
    [
      'upgrades one with other values',
      { releases: new Map([['metallb', release()]]) },
      { action: 'upgrade', running: '0.16.1', reason: 'its values differ' },
    ],
    [
      'upgrades one that failed',
      { releases: new Map([['metallb', release({ values: VALUES, status: 'failed' })]]) },
      { action: 'upgrade', reason: 'its last revision is failed', pending: false },
    ],
    [
      'mends one that a killed Helm left',
      { releases: new Map([['metallb', release({ values: VALUES, status: 'pending-install' })]]) },
      { action: 'upgrade', reason: 'it was left pending-install', pending: true },
    ],
    [
      'leaves a newer one alone',
      { releases: new Map([['metallb', release({ chart: { name: 'metallb', version: '0.17.0' } })]]) },
      { action: 'leave', running: '0.17.0', reason: 'it is newer than what the network pins' },
    ],
    [
      'leaves another chart of that name alone',
      { releases: new Map([['metallb', release({ chart: { name: 'metallb-fork', version: '0.1.0' } })]]) },
      { action: 'leave', reason: 'its release has another chart, metallb-fork' },
    ],
  ])('%s', (_title, known, row) => {
    expect(checked(known)).toMatchObject({
      rows: [{ name: 'metallb', namespace: 'metallb-system', version: '0.16.1', ...row }],
      refusals: [],
    });
  });

  it('refuses while one is being uninstalled', () => {
    expect(
      checked({ releases: new Map([['metallb', release({ status: 'uninstalling' })]]) }).refusals,
    ).toEqual([
      {
        code: 'release-going',
        message: 'The Helm release metallb of metallb-system is being uninstalled, or that was stopped.',
        help: 'End it: helm uninstall metallb --namespace metallb-system --wait',
      },
    ]);
  });
});
