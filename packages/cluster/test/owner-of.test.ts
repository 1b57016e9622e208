import { isAdoptable, describeOwner, ownerOf, type Owner } from '../src/owner-of.ts';
import { pool } from './objects.ts';

const NETLOOM = {
  'meta.helm.sh/release-name': 'netloom',
  'meta.helm.sh/release-namespace': 'netloom-system',
};
const METALLB = {
  'meta.helm.sh/release-name': 'metallb',
  'meta.helm.sh/release-namespace': 'metallb-system',
};
const TRACKED = {
  'argocd.argoproj.io/tracking-id': 'network:metallb.io/IPAddressPool:metallb-system/lan',
};
const ADDON = {
  'objectset.rio.cattle.io/applied': 'H4sI',
  'objectset.rio.cattle.io/id': '',
  'objectset.rio.cattle.io/owner-gvk': 'k3s.cattle.io/v1, Kind=Addon',
  'objectset.rio.cattle.io/owner-name': 'pools',
  'objectset.rio.cattle.io/owner-namespace': 'kube-system',
};
const INSTANCE = { 'app.kubernetes.io/instance': 'network' };
const ARGO_FIELDS = [{ manager: 'argocd-controller', operation: 'Apply' }];

const CASES: readonly (readonly [string, object, Owner, string, boolean])[] = [
  ['no marks', {}, { kind: 'nobody' }, 'nobody', true],
  [
    'what kubectl leaves',
    {
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
      managedFields: [{ manager: 'kubectl-client-side-apply', operation: 'Update' }],
    },
    { kind: 'nobody' },
    'nobody',
    true,
  ],
  ["the umbrella's release", { annotations: NETLOOM }, { kind: 'ours' }, 'this network', false],
  [
    'a release of the same name elsewhere',
    { annotations: { ...NETLOOM, 'meta.helm.sh/release-namespace': 'default' } },
    { kind: 'helm', release: 'netloom', namespace: 'default' },
    'the Helm release netloom of default',
    true,
  ],
  [
    'another release',
    { annotations: METALLB },
    { kind: 'helm', release: 'metallb', namespace: 'metallb-system' },
    'the Helm release metallb of metallb-system',
    true,
  ],
  [
    'a release name without its namespace',
    { annotations: { 'meta.helm.sh/release-name': 'metallb' } },
    { kind: 'nobody' },
    'nobody',
    true,
  ],
  [
    'a tracking id',
    { annotations: TRACKED },
    { kind: 'argo', application: 'network' },
    'the Argo CD Application network',
    false,
  ],
  [
    'a tracking id of an Application outside of argocd',
    {
      annotations: {
        'argocd.argoproj.io/tracking-id': 'team_network:metallb.io/IPAddressPool:metallb-system/lan',
      },
    },
    { kind: 'argo', application: 'team_network' },
    'the Argo CD Application team_network',
    false,
  ],
  [
    'the tracking id of the object it was copied from',
    {
      annotations: {
        'argocd.argoproj.io/tracking-id': 'network:metallb.io/IPAddressPool:metallb-system/other',
      },
    },
    { kind: 'nobody' },
    'nobody',
    true,
  ],
  [
    'the tracking id of another group',
    {
      annotations: {
        'argocd.argoproj.io/tracking-id': 'network:example.org/IPAddressPool:metallb-system/lan',
      },
    },
    { kind: 'nobody' },
    'nobody',
    true,
  ],
  [
    'a tracking id that is none',
    { annotations: { 'argocd.argoproj.io/tracking-id': 'network' } },
    { kind: 'nobody' },
    'nobody',
    true,
  ],
  ['the instance label of a chart', { labels: INSTANCE }, { kind: 'nobody' }, 'nobody', true],
  [
    'the instance label, applied by Argo CD',
    { labels: INSTANCE, managedFields: ARGO_FIELDS },
    { kind: 'argo', application: 'network' },
    'the Argo CD Application network',
    false,
  ],
  [
    'the instance label, applied by an older Argo CD',
    { labels: INSTANCE, managedFields: [{ manager: 'argocd-application-controller', operation: 'Update' }] },
    { kind: 'argo', application: 'network' },
    'the Argo CD Application network',
    false,
  ],
  [
    "Argo CD's own label",
    { labels: { ...INSTANCE, 'argocd.argoproj.io/instance': 'lab' }, managedFields: ARGO_FIELDS },
    { kind: 'argo', application: 'lab' },
    'the Argo CD Application lab',
    false,
  ],
  [
    'Argo CD after Helm',
    { annotations: { ...NETLOOM, ...TRACKED } },
    { kind: 'argo', application: 'network' },
    'the Argo CD Application network',
    false,
  ],
  [
    'a manifest of K3s',
    { annotations: ADDON, labels: { 'objectset.rio.cattle.io/hash': '57231be' } },
    { kind: 'k3s', owner: 'Addon', namespace: 'kube-system', name: 'pools' },
    'K3s (Addon kube-system/pools)',
    false,
  ],
  [
    'K3s after Helm',
    { annotations: { ...NETLOOM, ...ADDON } },
    { kind: 'k3s', owner: 'Addon', namespace: 'kube-system', name: 'pools' },
    'K3s (Addon kube-system/pools)',
    false,
  ],
  [
    'an object set of the whole cluster',
    {
      annotations: {
        'objectset.rio.cattle.io/owner-gvk': 'management.cattle.io/v3, Kind=Cluster',
        'objectset.rio.cattle.io/owner-name': 'c-4sjtl',
      },
    },
    { kind: 'k3s', owner: 'Cluster', namespace: '', name: 'c-4sjtl' },
    'K3s (Cluster c-4sjtl)',
    false,
  ],
  [
    'a Kustomization of Flux',
    {
      labels: {
        'kustomize.toolkit.fluxcd.io/name': 'infra',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
    },
    { kind: 'flux', resource: 'Kustomization flux-system/infra' },
    'Flux (Kustomization flux-system/infra)',
    false,
  ],
  [
    'a HelmRelease of Flux',
    {
      annotations: METALLB,
      labels: { 'helm.toolkit.fluxcd.io/name': 'metallb', 'helm.toolkit.fluxcd.io/namespace': 'flux-system' },
    },
    { kind: 'flux', resource: 'HelmRelease flux-system/metallb' },
    'Flux (HelmRelease flux-system/metallb)',
    false,
  ],
  [
    'an object that a controller makes',
    {
      ownerReferences: [
        { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web', uid: '1', controller: true },
      ],
    },
    { kind: 'controller', owner: 'Ingress', name: 'web' },
    'the controller of Ingress web',
    false,
  ],
  [
    'an owner that only takes it along when it goes',
    { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'one', uid: '1' }] },
    { kind: 'nobody' },
    'nobody',
    true,
  ],
];

describe(ownerOf, () => {
  it.each(CASES)('finds the owner by %s', (_title, metadata, owner, words, adoptable) => {
    const found = ownerOf(pool(metadata));
    expect([found, describeOwner(found), isAdoptable(found)]).toEqual([owner, words, adoptable]);
  });

  it('says absent of what is not there', () => {
    expect([ownerOf(null), describeOwner(ownerOf(null)), isAdoptable(ownerOf(null))]).toEqual([
      { kind: 'absent' },
      'absent',
      false,
    ]);
  });

  it('reads the tracking id of an object in the core group', () => {
    const configMap = {
      ...pool({
        name: 'facts',
        annotations: { 'argocd.argoproj.io/tracking-id': 'network:/ConfigMap:metallb-system/facts' },
      }),
      apiVersion: 'v1',
      kind: 'ConfigMap',
    };
    expect(ownerOf(configMap)).toEqual({ kind: 'argo', application: 'network' });
  });
});
