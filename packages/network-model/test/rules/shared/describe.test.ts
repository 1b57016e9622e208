import { describeList, describeRanges } from '../../../src/rules/shared/describe.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is described as %j', (parts, words) => {
  expect(describeList(parts)).toBe(words);
});

it('describes neighbouring intervals as one range, and one address alone', () => {
  const of = (first: bigint, last: bigint): { family: 4; first: bigint; last: bigint } => ({
    family: 4,
    first,
    last,
  });
  expect(describeRanges([of(8n, 9n), of(1n, 2n), of(3n, 4n), of(6n, 6n)])).toBe(
    '0.0.0.1-0.0.0.4, 0.0.0.6 and 0.0.0.8-0.0.0.9',
  );
});
