import { parseObject } from '@netloom/cluster';
import { changeOf, driftOf, installedOf, isFound } from '../../src/plan/object-changes.ts';
import { pool, REF, seen, served } from '../observed.ts';

const [A, B, C] = [pool('a'), pool('b'), pool('c')];

describe(changeOf, () => {
  it.each([
    ['nothing where the file says what was installed', { installed: A, wanted: A, live: served(B) }, null],
    ['nothing where it says so and somebody deleted it', { installed: A, wanted: A }, null],
    ['a creation', { wanted: A }, { ...REF, action: 'create', fields: [] }],
    ['a deletion', { installed: A, live: served(A) }, { ...REF, action: 'delete', fields: [] }],
    ['nothing where it is deleted already', { installed: A }, null],
    [
      'a change against what was installed, whatever is live',
      { installed: A, wanted: B, live: served(C), applied: served(B) },
      {
        ...REF,
        action: 'change',
        fields: [{ action: 'change', path: 'spec.addresses[0]', before: 'a', after: 'b' }],
      },
    ],
    [
      'a change against what is live where nobody installed it',
      { wanted: B, live: served(A), applied: served(B, '2') },
      {
        ...REF,
        action: 'change',
        fields: [{ action: 'change', path: 'spec.addresses[0]', before: 'a', after: 'b' }],
      },
    ],
    [
      'nothing where what is live is what is wanted',
      { wanted: A, live: served(A), applied: served(A) },
      null,
    ],
  ])('tells of %s', (_what, states, expected) => {
    expect(changeOf(seen(states))).toEqual(expected);
  });
});

describe(driftOf, () => {
  const edited = (file: string, more: object = {}): object => ({
    ...REF,
    state: 'edited',
    by: 'hand',
    fields: [{ path: 'spec.addresses[0]', installed: 'a', live: 'b', file }],
    ...more,
  });
  const LIVE = { live: served(B), restored: served(A), by: 'hand' };

  it.each([
    [
      'nothing where applying again changes nothing',
      { installed: A, wanted: B, live: served(A), restored: served(A, '2') },
      null,
    ],
    ['nothing where nobody installed it', { wanted: A, live: served(B), restored: served(A) }, null],
    ['nothing where it could not be tried', { installed: A, wanted: A, live: served(B) }, null],
    ['an edit that the file knows nothing of', { installed: A, wanted: A, ...LIVE }, edited('keeps')],
    [
      'an edit that the file changes, too',
      { installed: A, wanted: C, ...LIVE, applied: served(C) },
      edited('changes'),
    ],
    [
      'an edit that the file has caught up with',
      { installed: A, wanted: B, ...LIVE, applied: served(B) },
      edited('agrees'),
    ],
    ['an edit of something that the file has no more', { installed: A, ...LIVE }, edited('keeps')],
    [
      'an edit that could not be tried against the file',
      { installed: A, wanted: C, ...LIVE },
      edited('changes'),
    ],
    ['a deletion', { installed: A, wanted: A }, { ...REF, state: 'deleted', by: null, fields: [] }],
  ])('tells of %s', (_what, states, expected) => {
    expect(driftOf(seen(states))).toEqual(expected);
  });

  it('says which side a value is on', () => {
    const drift = driftOf(
      seen({
        installed: pool('a', 'x'),
        wanted: pool('a', 'x'),
        live: served(pool('a')),
        restored: served(pool('a', 'x')),
      }),
    );
    expect(drift?.fields).toEqual([{ path: 'spec.addresses[1]', installed: 'x', file: 'keeps' }]);
  });

  it('takes entries of one list for the same place, since they may have moved', () => {
    const [installed, wanted] = [pool('a', 'b'), pool('a', 'b', 'c')];
    const drift = driftOf(
      seen({
        installed,
        wanted,
        live: served(pool('x', 'a', 'b')),
        restored: served(installed),
        applied: served(wanted),
      }),
    );
    expect(drift?.fields).toEqual([{ path: 'spec.addresses[0]', live: 'x', file: 'changes' }]);
  });

  it('never takes a name for the beginning of another', () => {
    const labelled = (labels: object) =>
      parseObject({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a', labels } });
    const installed = labelled({ app: '1', app2: '1' });
    const wanted = labelled({ app: '1', app2: '2' });
    const drift = driftOf(
      seen({
        installed,
        wanted,
        live: labelled({ app: '3', app2: '1' }),
        restored: installed,
        applied: wanted,
      }),
    );
    expect(drift?.fields).toEqual([
      { path: 'metadata.labels.app', installed: '1', live: '3', file: 'keeps' },
    ]);
  });

  it('never shows what a Secret holds', () => {
    const secret = (a: string) =>
      parseObject({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'n' }, data: { a } });
    const drift = driftOf(
      seen({ installed: secret('b25l'), live: secret('dHdv'), restored: secret('b25l') }),
    );
    expect(drift?.fields).toEqual([
      { path: 'data.a', installed: '(concealed)', live: '(concealed)', file: 'keeps' },
    ]);
  });
});

it('knows what was found, and what is there of what was installed', () => {
  expect([
    isFound(seen({ wanted: A, live: served(A) })),
    isFound(seen({ wanted: A })),
    isFound(seen({ installed: A, wanted: A, live: A })),
  ]).toEqual([true, false, false]);
  expect(
    installedOf([seen({ installed: A, live: served(B) }), seen({ installed: B }), seen({ wanted: C })]),
  ).toEqual([A]);
});
