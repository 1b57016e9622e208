import { parseObject, type ApiObject } from '@netloom/cluster';
import { planNamespaces } from '../../../src/plan/checks/namespaces.ts';

const OWNED = [{ name: 'metallb-system', podSecurity: 'privileged' }] as const;
const OURS = { 'app.kubernetes.io/managed-by': 'netloom' };
const ENFORCE = 'pod-security.kubernetes.io/enforce';

function namespace(metadata: object): ApiObject {
  return parseObject({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'metallb-system', ...metadata },
  });
}

function checked(live: ApiObject | null, adopt = false) {
  return planNamespaces({ owned: OWNED, used: [], live: new Map([['metallb-system', live]]), adopt });
}

describe(planNamespaces, () => {
  it.each<readonly [string, ApiObject | null, boolean, string]>([
    ['makes one that is not there', null, false, 'create'],
    ['keeps ours as the network says', namespace({ labels: OURS }), false, 'keep'],
    [
      'leaves one of somebody else that enforces nothing',
      namespace({ labels: { team: 'infra' } }),
      false,
      'leave',
    ],
    [
      'leaves one of somebody else that is privileged',
      namespace({ labels: { [ENFORCE]: 'privileged' } }),
      false,
      'leave',
    ],
    [
      'leaves ours where Argo CD delivers it',
      namespace({
        labels: OURS,
        annotations: { 'argocd.argoproj.io/tracking-id': 'ns:/Namespace:/metallb-system' },
      }),
      false,
      'leave',
    ],
    [
      'loosens one of nobody that is too strict, if that is allowed',
      namespace({ labels: { [ENFORCE]: 'baseline' } }),
      true,
      'loosen',
    ],
  ])('%s', (_title, live, adopt, action) => {
    const labels = action === 'leave' || action === 'loosen' ? (live?.metadata.labels ?? {}) : {};
    expect(checked(live, adopt)).toEqual({
      rows: [{ name: 'metallb-system', action, podSecurity: 'privileged', labels }],
      refusals: [],
      notes: [],
    });
  });

  it('refuses one that is too strict for the pods of its controller', () => {
    expect(checked(namespace({ labels: { [ENFORCE]: 'restricted' } })).refusals).toEqual([
      {
        code: 'namespace-too-strict',
        message:
          'Namespace metallb-system belongs to nobody and enforces "restricted": the pods of its controller need "privileged".',
        help: `Allow it with --adopt, or by hand: kubectl label namespace metallb-system ${ENFORCE}=privileged --overwrite`,
      },
    ]);
  });

  it('never loosens what K3s would put back', () => {
    const annotations = {
      'objectset.rio.cattle.io/owner-gvk': 'k3s.cattle.io/v1, Kind=Addon',
      'objectset.rio.cattle.io/owner-name': 'namespaces',
      'objectset.rio.cattle.io/owner-namespace': 'kube-system',
    };
    expect(checked(namespace({ labels: { [ENFORCE]: 'restricted' }, annotations }), true).refusals).toEqual([
      {
        code: 'namespace-too-strict',
        message:
          'Namespace metallb-system belongs to K3s (Addon kube-system/namespaces) and enforces "restricted": the pods of its controller need "privileged".',
        help: `Set the label ${ENFORCE}: privileged where the namespace comes from.`,
      },
    ]);
  });

  it('refuses one that is being deleted', () => {
    expect(checked(namespace({ labels: OURS, deletionTimestamp: '2026-11-23T00:00:00Z' })).refusals).toEqual([
      {
        code: 'namespace-going',
        message: 'Namespace metallb-system is being deleted.',
        help: 'Wait until it is gone: kubectl wait --for=delete namespace/metallb-system --timeout=5m',
      },
    ]);
  });

  it('lets a restricted one be as strict as it likes', () => {
    const owned = [{ name: 'metallb-system', podSecurity: 'restricted' }] as const;
    const live = new Map([['metallb-system', namespace({ labels: { [ENFORCE]: 'restricted' } })]]);
    expect(planNamespaces({ owned, used: [], live, adopt: false }).rows).toMatchObject([{ action: 'leave' }]);
  });

  it('does not make the namespaces of apps', () => {
    const live = new Map([['monitoring', null]]);
    expect(planNamespaces({ owned: [], used: ['monitoring'], live, adopt: true })).toEqual({
      rows: [],
      refusals: [
        {
          code: 'namespace-missing',
          message:
            'Namespace monitoring does not exist: it belongs to its apps, and objects of the network go into it.',
          help: 'kubectl create namespace monitoring',
        },
      ],
      notes: [],
    });
  });
});
