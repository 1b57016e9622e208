import { isLiteral, matchesEverything, parseGoRegexp } from '../../src/rules/go-regexp.ts';

describe(parseGoRegexp, () => {
  test.each([
    ['/api', /\/api/],
    ['/(api|v[0-9]+)/.*\\.json$', /\/(api|v[0-9]+)\/.*\.json$/],
    ['/[*+]+/\\\\1', /\/[*+]+\/\\1/],
    ['/a{2,1000}', /\/a{2,1000}/],
    ['/(?i)api', null],
    ['/(?P<id>x)', null],
    ['/\\pL+\\z', null],
  ])('takes %s', (pattern, regexp) => {
    expect(parseGoRegexp(pattern)).toEqual({ ok: true, regexp });
  });

  test.each([
    ['/(?=a)', 'Go looks neither ahead nor behind'],
    ['/(?<!a)b', 'Go looks neither ahead nor behind'],
    ['/(a)\\1', 'Go refers back to no group'],
    ['/a{1001}', 'Go repeats at most 1000 times'],
    ['/a{1,20000}', 'Go repeats at most 1000 times'],
    ['/a{2000,}', 'Go repeats at most 1000 times'],
    ['/\\i', 'Go does not know this escape'],
    ['/a++', 'a repetition is repeated'],
    ['/a{2}+', 'a repetition is repeated'],
    ['/a**', 'nothing to repeat'],
    ['/(a', 'unterminated group'],
    ['/[a', 'unterminated character class'],
  ])('refuses %s: %s', (pattern, why) => {
    expect(parseGoRegexp(pattern)).toEqual({ ok: false, why });
  });
});

test.each([
  ['/', true],
  ['/.*', true],
  ['/?', true],
  ['/*', true],
  ['/.*$', true],
  ['/*$', true],
  ['/$', false],
  ['/a', false],
  ['/.+', false],
  ['/.', false],
])('every path holds %s: %s', (pattern, every) => {
  expect(matchesEverything(pattern)).toBe(every);
  // The apex, a file, a folder, an escape: what is said of every path must hold for these.
  const paths = ['/', '/index.html', '/a/b/', '/%20'];
  if (every) expect(paths.filter((path) => !new RegExp(pattern).test(path))).toEqual([]);
});

test.each([
  ['/api/v1', true],
  ['/a-b_c~d', true],
  ['/api.json', false],
  ['/a+b', false],
  ['/a|b', false],
])('%s is plain text: %s', (pattern, plain) => {
  expect(isLiteral(pattern)).toBe(plain);
});
