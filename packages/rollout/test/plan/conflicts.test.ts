import { conflictsOf } from '../../src/plan/conflicts.ts';
import { managing, observed, pool, served, taken } from '../observed.ts';
import { release } from '../releases.ts';

const [A, B, C] = [pool('a'), pool('b'), pool('c')];
const HAND = { manager: 'kubectl-edit', field: '.spec.addresses' };
const MANAGED = [
  managing('kubectl-edit', 'addresses'),
  managing('controller', 'avoidBuggyIPs'),
  managing('helm', 'addresses', 'autoAssign'),
];

describe(conflictsOf, () => {
  const edited = served(B, { managedFields: MANAGED });

  it('names who manages what an apply on the server would set', () => {
    const object = observed({ installed: A, desired: A, live: edited, dryRun: taken('both', served(A)) });
    expect(conflictsOf(object, release())).toEqual([HAND]);
  });

  it('finds none where the file says what somebody else has set', () => {
    const object = observed({ installed: A, desired: B, live: edited, dryRun: taken('desired', edited) });
    expect(conflictsOf(object, release())).toEqual([]);
  });

  it('compares with the text where the server could not try it', () => {
    const object = observed({
      installed: A,
      desired: C,
      live: edited,
      dryRun: taken('installed', served(A)),
    });
    expect(conflictsOf(object, release())).toEqual([HAND]);
  });

  it('finds none in what is not ours, and in what nobody installed', () => {
    const live = served(B, { annotations: {}, managedFields: MANAGED });
    const states = { installed: A, desired: A, dryRun: taken('both', served(A)) };
    expect(conflictsOf(observed({ ...states, live }), release())).toEqual([]);
    expect(conflictsOf(observed({ ...states, live: edited }), null)).toEqual([]);
    expect(conflictsOf(observed(states), release())).toEqual([]);
  });

  describe('of a release that Helm applies on the client', () => {
    const onClient = release({ serverSide: false });

    it('finds nothing where an object holds what its release wrote', () => {
      const live = served(A, { managedFields: MANAGED });
      expect(conflictsOf(observed({ installed: A, desired: C, live }), onClient)).toEqual([]);
    });

    it('names who has changed a field, as the object says it', () => {
      expect(conflictsOf(observed({ installed: A, desired: A, live: edited }), onClient)).toEqual([HAND]);
    });

    it('says somebody where nobody is named', () => {
      const live = served(pool('b', 'c'));
      expect(conflictsOf(observed({ installed: A, desired: A, live }), onClient)).toEqual([
        { manager: 'somebody', field: '.spec.addresses' },
      ]);
    });

    it('knows nothing of a revision that failed', () => {
      const failed = release({ serverSide: false, status: 'failed' });
      expect(conflictsOf(observed({ installed: A, desired: A, live: edited }), failed)).toEqual([]);
    });
  });
});
