import type { ApiObject } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import { judgeObjects, type JudgeObjects } from '../../../src/plan/checks/objects.ts';
import type { ObservedObject } from '../../../src/observe/observation.ts';

const OURS = { 'meta.helm.sh/release-name': 'netloom', 'meta.helm.sh/release-namespace': 'netloom-system' };
const ADDON = {
  'objectset.rio.cattle.io/owner-gvk': 'k3s.cattle.io/v1, Kind=Addon',
  'objectset.rio.cattle.io/owner-name': 'pools',
  'objectset.rio.cattle.io/owner-namespace': 'kube-system',
};
const TRACKED = { 'argocd.argoproj.io/tracking-id': 'network:metallb.io/IPAddressPool:metallb-system/lan' };
const RELEASE = { 'meta.helm.sh/release-name': 'lb', 'meta.helm.sh/release-namespace': 'lb-system' };
const OTHER_SPEC = { addresses: ['192.168.7.230-192.168.7.235'] };
const CHANGE = {
  path: 'spec.addresses',
  from: ['192.168.7.230-192.168.7.235'],
  to: ['192.168.7.231-192.168.7.232'],
};

function observed(live: ApiObject | null, more: Partial<ObservedObject> = {}): ObservedObject {
  return { wanted: pool(), live, served: true, conflicts: [], ...more };
}

function judged(objects: readonly ObservedObject[], more: Partial<JudgeObjects> = {}) {
  return judgeObjects({
    objects,
    adopt: false,
    forceConflicts: false,
    brought: new Set(),
    bring: () => null,
    addonSources: new Map([['kube-system/pools', '/var/lib/rancher/k3s/server/manifests/pools.yaml']]),
    ...more,
  });
}

const other = (annotations: object = {}): ApiObject => ({ ...pool({ annotations }), spec: OTHER_SPEC });

describe(judgeObjects, () => {
  it.each<readonly [string, ApiObject | null, boolean, object]>([
    ['makes what is not there', null, false, { action: 'create', differences: [] }],
    [
      'keeps ours where it holds what it should',
      pool({ annotations: OURS }),
      false,
      { action: 'keep', differences: [] },
    ],
    ['changes ours', other(OURS), false, { action: 'change', differences: [CHANGE] }],
    ['adopts what nobody owns, if it may', other(), true, { action: 'adopt', differences: [CHANGE] }],
    ['adopts what another release made, if it may', other(RELEASE), true, { action: 'adopt' }],
    ['refuses what nobody owns', other(), false, { action: 'refuse', differences: [CHANGE] }],
    ['refuses what K3s owns, whatever it may', pool({ annotations: ADDON }), true, { action: 'refuse' }],
    [
      'refuses what Argo CD owns, whatever it may',
      pool({ annotations: TRACKED }),
      true,
      { action: 'refuse' },
    ],
  ])('%s', (_title, live, adopt, row) => {
    expect(judged([observed(live)], { adopt }).rows).toMatchObject([row]);
  });

  it('does not show the labels that every object of ours has', () => {
    const wanted = pool({ labels: { 'app.kubernetes.io/part-of': 'netloom', team: 'a' } });
    const live = pool({ labels: { team: 'b' } });
    expect(judged([{ ...observed(live), wanted }]).rows[0]?.differences).toEqual([
      { path: 'metadata.labels.team', from: 'b', to: 'a' },
    ]);
  });

  it('names what is there already, once for each owner', () => {
    const named = (name: string): ObservedObject => ({ ...observed(pool({ name })), wanted: pool({ name }) });
    expect(judged([named('a'), named('b'), observed(pool({ annotations: RELEASE }))]).refusals).toEqual([
      {
        code: 'foreign-object',
        message:
          'IPAddressPool metallb-system/a, IPAddressPool metallb-system/b are there already, of nobody.',
        help: 'The plan shows what would change; --adopt takes over.',
      },
      {
        code: 'foreign-object',
        message: 'IPAddressPool metallb-system/lan is there already, of the Helm release lb of lb-system.',
        help: 'The plan shows what would change; --adopt takes over.',
      },
    ]);
  });

  it('names the source of what is never adopted', () => {
    const objects = [observed(pool({ annotations: ADDON })), observed(pool({ annotations: TRACKED }))];
    expect(judged(objects, { adopt: true }).refusals).toEqual([
      {
        code: 'owned-elsewhere',
        message:
          'IPAddressPool metallb-system/lan is of K3s (Addon kube-system/pools), from /var/lib/rancher/k3s/server/manifests/pools.yaml, which would put back what netloom writes.',
        help: 'Take it out of that manifest on every server, or out of the network, then run this again.',
      },
      {
        code: 'owned-elsewhere',
        message:
          'IPAddressPool metallb-system/lan is of the Argo CD Application network, which would put back what netloom writes.',
        help: 'Take it out of what the Application syncs from, or out of the network, then run this again.',
      },
    ]);
  });

  it('warns of the release that still lists what is adopted from it', () => {
    expect(judged([observed(pool({ annotations: RELEASE }))], { adopt: true })).toMatchObject({
      refusals: [],
      notes: [
        'The Helm release lb of lb-system still lists what is adopted from it: its next upgrade or uninstall would take that away. Take it out of its chart, each with the annotation helm.sh/resource-policy: keep, first.',
      ],
    });
  });

  it('refuses fields that somebody else has changed, unless they are to be taken back', () => {
    const objects = [
      observed(pool({ annotations: OURS }), {
        conflicts: [{ manager: 'kubectl-edit', field: '.spec.addresses' }],
      }),
    ];
    expect(judged(objects).refusals).toEqual([
      {
        code: 'field-conflict',
        message:
          'IPAddressPool metallb-system/lan was changed by somebody else: "kubectl-edit" manages .spec.addresses.',
        help: 'Write it into the network if it is right; --force-conflicts takes the fields back.',
      },
    ]);
    expect(judged(objects, { forceConflicts: true }).refusals).toEqual([]);
  });

  it('refuses to write what is being deleted', () => {
    const going = {
      annotations: OURS,
      deletionTimestamp: '2026-11-23T00:00:00Z',
      finalizers: ['metallb.io/hold'],
    };
    expect(judged([observed(pool(going))]).refusals).toEqual([
      {
        code: 'object-going',
        message:
          'IPAddressPool metallb-system/lan is being deleted and waits for the finalizer metallb.io/hold.',
        help: 'Run this again when it is gone: the controller that set the finalizer has to run for that.',
      },
    ]);
  });

  it('refuses a kind that nobody brings, once, with the command that brings it', () => {
    const objects = [observed(null, { served: false }), observed(null, { served: false })];
    expect(judged(objects, { bring: () => 'helm upgrade --install metallb' }).refusals).toEqual([
      {
        code: 'kind-missing',
        message: 'The cluster does not serve IPAddressPool of metallb.io/v1beta1.',
        help: 'helm upgrade --install metallb',
      },
    ]);
    expect(judged(objects).refusals[0]?.help).toBe('Install the controller that brings it.');
    expect(judged(objects, { brought: new Set(['metallb.io']) }).refusals).toEqual([]);
  });
});
