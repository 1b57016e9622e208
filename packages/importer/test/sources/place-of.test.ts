import { nodeAt, placeOfPath } from '../../src/sources/place-of.ts';
import { parseTrees } from '../../src/sources/tree/parse-trees.ts';

const [tree] = parseTrees('spec:\n  addresses:\n    - 10.0.10.230\n', 'pool.yaml').trees;
const object = { tree: tree! };

describe(placeOfPath, () => {
  it('gives the line and column of a value', () => {
    expect(placeOfPath(object, ['spec', 'addresses', 0])).toMatchObject({
      file: 'pool.yaml',
      start: { line: 3, column: 7 },
      end: { line: 3, column: 18 },
    });
  });

  it('gives the nearest parent of what is not written', () => {
    expect(placeOfPath(object, ['spec', 'autoAssign']).start).toMatchObject({ line: 2, column: 3 });
  });
});

describe(nodeAt, () => {
  it('finds a node by keys and indexes', () => {
    expect(nodeAt(object, ['spec', 'addresses', 0])).toMatchObject({ kind: 'scalar', value: '10.0.10.230' });
    expect(nodeAt(object, ['spec', 'addresses', 1])).toBeUndefined();
    expect(nodeAt(object, ['spec', 'addresses', 0, 'x'])).toBeUndefined();
  });
});
