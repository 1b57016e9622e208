import { parseObject } from '@netloom/cluster';
import type { ObservedObject } from '../../src/observe/observed-object.ts';
import { driftOf } from '../../src/plan/drift.ts';
import { managing, observed, pool, REF, rejected, served, taken } from '../observed.ts';

const [A, B, C] = [pool('a'), pool('b'), pool('c')];

describe(driftOf, () => {
  const edited = (file: string): object => ({
    ...REF,
    state: 'edited',
    by: '"hand" manages .spec.addresses',
    fields: [{ path: 'spec.addresses[0]', installed: 'a', live: 'b', file }],
  });
  const live = served(B, { managedFields: [managing('hand', 'addresses')] });

  it.each<readonly [string, Partial<ObservedObject>, object | null]>([
    [
      'nothing where applying again changes nothing',
      {
        installed: A,
        desired: A,
        live: served(A),
        dryRun: taken('both', served(A, { resourceVersion: '2' })),
      },
      null,
    ],
    [
      'nothing where the file changes what nobody edited',
      { installed: A, desired: B, live: served(A), dryRun: taken('desired', served(B)) },
      null,
    ],
    ['nothing where nobody installed it', { desired: A, live, dryRun: taken('desired', served(A)) }, null],
    [
      'nothing where it could not be tried',
      { installed: A, desired: A, live, dryRun: rejected('both', 'no', 'ClusterForbidden') },
      null,
    ],
    [
      'nothing where the file could not be tried',
      { installed: A, desired: C, live, dryRun: rejected('desired', 'no', 'ClusterForbidden') },
      null,
    ],
    [
      'an edit that the file knows nothing of',
      { installed: A, desired: A, live, dryRun: taken('both', served(A)) },
      edited('keeps'),
    ],
    [
      'an edit that the file changes, too',
      { installed: A, desired: C, live, dryRun: taken('desired', served(C)) },
      edited('changes'),
    ],
    [
      'an edit that the file has caught up with',
      { installed: A, desired: B, live, dryRun: taken('desired', served(B)) },
      edited('agrees'),
    ],
    [
      'an edit of something that the file has no more',
      { installed: A, live, dryRun: taken('installed', served(A)) },
      edited('keeps'),
    ],
    [
      'an edit where the server rejects what the file says',
      { installed: A, desired: C, live, dryRun: rejected('desired', 'immutable') },
      edited('changes'),
    ],
    [
      'an edit where the file needs a step in between',
      { installed: A, desired: C, live, dryRun: taken('installed', served(A)) },
      edited('changes'),
    ],
    ['a deletion', { installed: A, desired: A }, { ...REF, state: 'deleted', by: null, fields: [] }],
  ])('describes %s', (_what, states, expected) => {
    expect(driftOf(observed(states))).toEqual(expected);
  });

  it('takes a value that only Helm manages for what was installed, in the words of the server', () => {
    const states = {
      installed: pool('1000m'),
      desired: pool('2'),
      dryRun: taken('desired', served(pool('2'))),
    };
    const by = (manager: string) => served(pool('1'), { managedFields: [managing(manager, 'addresses')] });
    expect(driftOf(observed({ ...states, live: by('helm') }))).toBeNull();
    expect(driftOf(observed({ ...states, live: by('hand') }))?.fields).toHaveLength(1);
  });

  it('says which side a value is on', () => {
    const both = pool('a', 'x');
    const drift = driftOf(
      observed({
        installed: both,
        desired: both,
        live: served(A),
        dryRun: taken('both', served(both)),
      }),
    );
    expect(drift?.fields).toEqual([{ path: 'spec.addresses[1]', installed: 'x', file: 'keeps' }]);
    expect(drift?.by).toBeNull();
  });

  it('takes entries of one list for the same place, since they may have moved', () => {
    const [installed, desired] = [pool('a', 'b'), pool('a', 'b', 'c')];
    const drift = driftOf(
      observed({
        installed,
        desired,
        live: served(pool('x', 'a', 'b')),
        dryRun: taken('desired', served(desired)),
      }),
    );
    expect(drift?.fields).toEqual([{ path: 'spec.addresses[0]', live: 'x', file: 'changes' }]);
  });

  it('never takes a name for the beginning of another', () => {
    const labelled = (labels: object) =>
      parseObject({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a', labels } });
    const drift = driftOf(
      observed({
        installed: labelled({ app: '1', app2: '1' }),
        desired: labelled({ app: '1', app2: '2' }),
        live: labelled({ app: '3', app2: '1' }),
        dryRun: taken('desired', labelled({ app: '1', app2: '2' })),
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
      observed({
        installed: secret('b25l'),
        live: secret('dHdv'),
        dryRun: taken('installed', secret('b25l')),
      }),
    );
    expect(drift?.fields).toEqual([
      { path: 'data.a', installed: '(concealed)', live: '(concealed)', file: 'keeps' },
    ]);
  });
});
