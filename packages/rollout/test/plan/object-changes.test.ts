import { parseObject, type ApiObject } from '@netloom/cluster';
import type { FieldChange } from '../../src/changes/fields/diff-fields.ts';
import type { ObservedObject } from '../../src/observe/observed-object.ts';
import type { Installed } from '../../src/observe/read-installed.ts';
import { changeOf } from '../../src/plan/object-changes.ts';
import { observed, OURS, pool, REF, served, taken } from '../observed.ts';

const [A, B, C] = [pool('a'), pool('b'), pool('c')];
const NOBODY: Installed = { by: 'nobody', left: null };
const CHANGE: readonly FieldChange[] = [
  { action: 'change', path: 'spec.addresses[0]', before: 'a', after: 'b' },
];
const ADDON = {
  'objectset.rio.cattle.io/owner-gvk': 'k3s.cattle.io/v1, Kind=Addon',
  'objectset.rio.cattle.io/owner-name': 'pools',
  'objectset.rio.cattle.io/owner-namespace': 'kube-system',
};
const RELEASE = { 'meta.helm.sh/release-name': 'lb', 'meta.helm.sh/release-namespace': 'lb-system' };

function tracking(application: string): Readonly<Record<string, string>> {
  return { 'argocd.argoproj.io/tracking-id': `${application}:metallb.io/IPAddressPool:metallb-system/lan` };
}

describe(changeOf, () => {
  it.each<readonly [string, Partial<ObservedObject>, object | null]>([
    ['nothing where the file says what was installed', { installed: A, desired: A, live: served(B) }, null],
    ['nothing where it says so and somebody deleted it', { installed: A, desired: A }, null],
    ['a creation', { desired: A }, { ...REF, action: 'create', owner: { kind: 'absent' }, fields: [] }],
    [
      'a deletion',
      { installed: A, live: served(A) },
      { ...REF, action: 'delete', owner: { kind: 'ours' }, fields: [] },
    ],
    ['nothing where it is deleted already', { installed: A }, null],
    [
      'a change against what was installed, whatever is live',
      { installed: A, desired: B, live: served(C), dryRun: taken('desired', served(B)) },
      { ...REF, action: 'change', owner: { kind: 'ours' }, fields: CHANGE },
    ],
    [
      'a change against what is live where nobody installed it',
      { desired: B, live: served(A), dryRun: taken('desired', served(B, { resourceVersion: '2' })) },
      { ...REF, action: 'change', owner: { kind: 'ours' }, fields: CHANGE },
    ],
    [
      'a change against the text where the server could not try it',
      { desired: B, live: served(A) },
      { ...REF, action: 'change', owner: { kind: 'ours' }, fields: CHANGE },
    ],
    [
      'nothing where what is live is what is desired',
      { desired: A, live: served(A), dryRun: taken('desired', served(A)) },
      null,
    ],
  ])('describes %s', (_what, states, expected) => {
    expect(changeOf(observed(states), { installed: NOBODY, adopt: false })).toEqual(expected);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, boolean, object | null]>([
    ['keeps ours where it holds what it should', OURS, false, null],
    ['adopts what nobody owns, if it may', {}, true, { action: 'adopt', owner: { kind: 'nobody' } }],
    ['adopts what another release made, if it may', RELEASE, true, { action: 'adopt' }],
    ['refuses what nobody owns', {}, false, { action: 'refuse' }],
    ['refuses what K3s owns, whatever it may', ADDON, true, { action: 'refuse' }],
    ['refuses what Argo CD owns, whatever it may', tracking('home'), true, { action: 'refuse' }],
  ])('%s', (_what, annotations, adopt, expected) => {
    const live = served(A, { annotations });
    const change = changeOf(observed({ desired: A, live, dryRun: taken('desired', live) }), {
      installed: NOBODY,
      adopt,
    });
    if (expected === null) expect(change).toBeNull();
    else expect(change).toMatchObject({ ...expected, fields: [] });
  });

  it('says what changes in the object of somebody else', () => {
    const [live, after] = [A, B].map((object) => served(object, { annotations: {} }));
    const object = observed({ desired: B, live: live ?? null, dryRun: taken('desired', after ?? B) });
    expect(changeOf(object, { installed: NOBODY, adopt: false })?.fields).toEqual(CHANGE);
  });

  it('does not show the labels that every object of ours has', () => {
    const labelled = (labels: object): ApiObject =>
      parseObject({ ...A, metadata: { ...A.metadata, labels: { ...labels } } });
    const desired = labelled({ 'app.kubernetes.io/part-of': 'netloom', team: 'a' });
    const live = labelled({ team: 'b' });
    const object = observed({ desired, live, dryRun: taken('desired', desired) });
    expect(changeOf(object, { installed: NOBODY, adopt: false })?.fields).toEqual([
      { action: 'change', path: 'metadata.labels.team', before: 'b', after: 'a' },
    ]);
  });

  it('has nothing against what the Application of the network tracks', () => {
    const installed: Installed = {
      by: 'argo',
      application: 'home',
      facts: { name: null, networkYaml: null },
    };
    const of = (application: string) => {
      const live = served(A, { annotations: tracking(application) });
      return changeOf(observed({ desired: A, live, dryRun: taken('desired', live) }), {
        installed,
        adopt: false,
      });
    };
    expect([of('home'), of('other')]).toMatchObject([null, { action: 'refuse' }]);
  });

  it.each([true, false])(
    'has nothing against what the HelmRelease of the network made, whether or not it is there: %s',
    (isThere) => {
      const revision = { number: 1, status: 'deployed', secret: '', begun: 0, limitMs: 0 };
      const installed: Installed = {
        ...{ by: 'helm', revision, newer: null, objects: [] },
        facts: { name: null, networkYaml: null },
        flux: { resource: 'HelmRelease flux-system/netloom', isThere },
      };
      const of = (name: string) => {
        const labels = {
          'helm.toolkit.fluxcd.io/name': name,
          'helm.toolkit.fluxcd.io/namespace': 'flux-system',
        };
        const marked = parseObject({ ...A, metadata: { ...A.metadata, labels } });
        const live = served(marked);
        return changeOf(observed({ desired: A, live, dryRun: taken('desired', live) }), {
          installed,
          adopt: false,
        });
      };
      expect([of('netloom'), of('other')]).toMatchObject([null, { action: 'refuse' }]);
    },
  );

  it('leaves namespaces to those who make them', () => {
    const namespace = parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });
    const object = observed({ desired: namespace, live: namespace, dryRun: taken('desired', namespace) });
    expect(changeOf(object, { installed: NOBODY, adopt: false })).toBeNull();
  });
});
