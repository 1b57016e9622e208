import { foreignObjects, refusedByServer, untriedNotes } from '../../../src/plan/checks/server.ts';
import type { Installed } from '../../../src/observe/read-installed.ts';
import { pool, seen, served } from '../../observed.ts';

const NOBODY: Installed = { by: 'nobody', left: null };

function argo(name: string | null): Installed {
  return { by: 'argo', application: 'home', facts: { name, networkYaml: null } };
}

describe(foreignObjects, () => {
  const live = (annotations: object) => {
    const object = served(pool('a'));
    return seen({
      wanted: pool('b'),
      live: { ...object, metadata: { ...object.metadata, annotations: { ...annotations } } },
    });
  };
  const tracked = (application: string) =>
    live({
      'argocd.argoproj.io/tracking-id': `${application}:metallb.io/IPAddressPool:metallb-system/lan`,
    });

  it('names what is there already, and whose it is', () => {
    expect(foreignObjects([live({})], NOBODY)).toEqual([
      {
        code: 'foreign-object',
        message: 'IPAddressPool metallb-system/lan is there already, of nobody.',
        help: 'The plan shows what would change; --adopt takes over.',
      },
    ]);
    expect(foreignObjects([tracked('other')], argo('home'))).toMatchObject([{ code: 'owned-elsewhere' }]);
  });

  it('has nothing against what this network owns, installed, or does not find', () => {
    expect(foreignObjects([tracked('home')], argo('home'))).toEqual([]);
    const installed = seen({ installed: pool('a'), wanted: pool('b'), live: served(pool('a')) });
    expect(foreignObjects([installed, seen({ wanted: pool('b') })], NOBODY)).toEqual([]);
  });

  it('leaves namespaces to those who make them', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } };
    expect(foreignObjects([seen({ wanted: namespace, live: namespace })], NOBODY)).toEqual([]);
  });
});

describe(refusedByServer, () => {
  it('has the words of the server', () => {
    const refused = seen({
      wanted: pool('b'),
      live: served(pool('a')),
      refused: 'spec.addresses: field is immutable',
    });
    expect(refusedByServer([refused, seen({ wanted: pool('c') })])).toEqual([
      {
        code: 'server-refuses',
        message:
          'the cluster would not take IPAddressPool metallb-system/lan: spec.addresses: field is immutable',
        help: 'the words are those of the cluster; a field that is immutable takes a deletion first',
      },
    ]);
  });
});

describe(untriedNotes, () => {
  const untried = (what: string, trouble = 'ClusterForbidden') =>
    seen({ installed: pool('a'), live: served(pool('a')), untried: { trouble, what } });

  it('names the objects', () => {
    expect(
      untriedNotes([untried('no webhook answers', 'WebhookUnanswered'), seen({ installed: pool('a') })]),
    ).toEqual(['whether somebody edited IPAddressPool metallb-system/lan is not known: no webhook answers']);
  });

  it('counts them where one trouble meets many', () => {
    const many = Array.from({ length: 5 }, (_, index) => untried(`user "u" cannot patch pool ${index}`));
    expect(untriedNotes(many)).toEqual([
      'whether somebody edited 5 objects is not known: user "u" cannot patch pool 0',
    ]);
  });
});
