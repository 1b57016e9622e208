import { bestMatches } from '../../src/browser/state/match.ts';

const ROWS = ['web', 'my-web', 'cobweb', 'site apps', 'web apps'];
const find = (query: string, most = 9): readonly string[] =>
  bestMatches(ROWS, { query, textOf: (row) => row, most });

describe(bestMatches, () => {
  it.each([
    ['web', ['web', 'web apps', 'my-web', 'cobweb']],
    ['WEB', ['web', 'web apps', 'my-web', 'cobweb']],
    [' apps  web ', ['web apps']],
    ['', ROWS],
    ['nothing', []],
  ])('finds for %j %j', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('gives no more than it was asked for', () => {
    expect(find('web', 2)).toEqual(['web', 'web apps']);
  });
});
