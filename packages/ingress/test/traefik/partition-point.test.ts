import { partitionPoint } from '../../src/traefik/partition-point.ts';

it('counts what holds at the start of a list', () => {
  const counts = [0, 1, 4, 5].map((limit) => partitionPoint([1, 2, 3, 4], (item) => item <= limit));
  expect(counts).toEqual([0, 1, 4, 4]);
  expect(partitionPoint([], () => true)).toBe(0);
});
