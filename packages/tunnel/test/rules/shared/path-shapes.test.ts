import { goRegexpReader } from '@netloom/go-regexp';
import {
  hasAlternatives,
  isLiteral,
  leadingText,
  matchesEverything,
} from '../../../src/rules/shared/path-shapes.ts';

const read = goRegexpReader();

test.each([
  ['/', true],
  ['/.*', true],
  ['/?', true],
  ['/*', true],
  ['/.*$', true],
  ['/*$', true],
  ['^', true],
  ['^/', true],
  ['^/?', true],
  ['^/*', true],
  ['^.*', true],
  ['^/.*$', true],
  ['/$', false],
  ['/a', false],
  ['/.+', false],
  ['/.', false],
  ['^/$', false],
  ['^/?$', false],
  ['^/*$', false],
  ['^/a', false],
])('every path holds %s: %s', (pattern, every) => {
  expect(matchesEverything(pattern)).toBe(every);
  // the apex, a file, a folder, an escape: what is said of every path must hold for these.
  const paths = ['/', '/index.html', '/a/b/', '/%20'];
  const regexp = read(pattern);
  if (every) {
    expect(paths.filter((path) => regexp.kind !== 'valid' || regexp.test(path) !== true)).toEqual([]);
  }
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

test.each([
  ['/a|/b', true],
  ['/(a|b)', false],
  ['/((a|b)|c)x', false],
  ['/(a)|b', true],
  ['/[|]', false],
  ['/\\|', false],
])('%s has alternatives: %s', (pattern, alternatives) => {
  expect(hasAlternatives(pattern)).toBe(alternatives);
});

test.each([
  ['/api/v1', '/api/v1'],
  ['/api/[a-z]+', '/api/'],
  ['/apis?/x', '/api'],
  ['/a{0}b', '/'],
  ['/a+', '/a'],
  ['/a|/b', ''],
  ['(?i)/a', ''],
  ['/(?i)a', '/'],
])('%s begins with "%s"', (pattern, text) => {
  expect(leadingText(pattern)).toBe(text);
});
