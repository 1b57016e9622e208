import { describeDifferences, differences } from '../src/desired/differences.ts';

describe(differences, () => {
  it.each([
    ['the same', { a: 1, list: [{ b: 'x' }] }, { a: 1, list: [{ b: 'x' }] }, []],
    ['what the server adds', { a: 1 }, { a: 1, added: true }, []],
    ['what is empty and was dropped', { a: 1, none: [], off: false, nested: { empty: {} } }, { a: 1 }, []],
    ['another value', { a: 1 }, { a: 2 }, ['spec.a']],
    ['what is missing', { a: true }, {}, ['spec.a']],
    ['an item of a list', { list: ['x', 'y'] }, { list: ['x', 'z'] }, ['spec.list[1]']],
    ['a longer list', { list: ['x'] }, { list: ['x', 'z'] }, ['spec.list']],
    ['a spec that is none', { a: 1 }, null, ['spec']],
  ])('finds %s', (_, desired, live, paths) => {
    expect(differences(desired, live).map(({ path }) => path)).toEqual(paths);
  });

  it('are described by the first two', () => {
    const found = differences({ a: 1, b: ['x'], c: true }, { a: 2, b: ['y', 'z'] });
    expect(describeDifferences(found)).toEqual({
      saw: 'spec.a 2, spec.b ["y","z"], and 1 more',
      expected: 'spec.a 1, spec.b ["x"]',
    });
  });
});
