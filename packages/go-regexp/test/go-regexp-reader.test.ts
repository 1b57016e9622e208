import { goRegexpReader, type GoRegexp } from '../src/index.ts';

/** What Go 1.26 says of each: e2e/test/go-regexp.test.ts asks it. */
const VALID: readonly (readonly [pattern: string, found: string, notFound: string | null])[] = [
  ['/api', '/x/api', '/apj'],
  ['^/api', '/api/v1', '/x/api'],
  ['/(api|v[0-9]+)/.*\\.json$', '/v1/a.json', '/v1/a.json/'],
  ['\\101', '/A', '/a'],
  ['^*a', 'ba', 'b'],
  ['\\b+a', '/a', '/ba'],
  ['(?)x', '/x', '/y'],
  ['$*x', '/x', '/y'],
  ['(?i)/API', '/api', '/apj'],
  ['\\pL', '/a', '/1'],
  ['(?P<n>a)(?P<n>b)', '/ab', '/a'],
  ['(?<n>a)', '/a', '/b'],
  ['[(?P<n>]', '/>', '/x'],
  ['a\\z', '/a', '/a/'],
  ['\\Q(?P<n>a\\E.', '/(?P<n>ax', '/ax'],
  ['^/[[:alpha:]]+/admin', '/x/admin', '/1/admin'],
  ['/[]a]x', '/]x', '/bx'],
  ['/[^]a]x', '/bx', '/]x'],
  ['/\\x{41}bc', '/Abc', '/x{41}bc'],
  ['\\p{Letter}', '/a', '/1'],
  ['\\p{lu}', '/A', '/a'],
  ['^\\p{ASCII}$', 'a', 'ab'],
  ['/a{2,3}[*+]+/\\\\1', '/aa*/\\1', '/a*/\\1'],
  ['/a{,3}', '/a{,3}', '/aaa'],
  ['', '', null],
];

const INVALID: readonly (readonly [pattern: string, why: string])[] = [
  ['/files/[.-\\w]+', 'invalid escape sequence: \\w'],
  ['/\\x4', 'invalid escape sequence: \\x4'],
  ['/[^]', 'missing closing ]: [^]'],
  ['/(a{500}){3}', 'invalid repeat count: {3}'],
  ['\\p{Foo}', 'Go has no class \\p{Foo}'],
  ['\\p{Alphabetic}', 'Go has no class \\p{Alphabetic}'],
  ['\\p{constructor}', 'Go has no class \\p{constructor}'],
  ['[[:foo:]]', 'invalid character class range: [:foo:]'],
  ['\\C', 'invalid escape sequence: \\C'],
  ['[\\C]', 'invalid escape sequence: \\C'],
  ['/(?=a)', 'Go has neither lookahead nor lookbehind: (?='],
  ['/(?<!a)b', 'Go has neither lookahead nor lookbehind: (?<!a)b'],
  ['/(a)\\1', 'Go has no back references: \\1'],
  ['/a{1001}', 'invalid repeat count: {1001}'],
  ['/\\i', 'invalid escape sequence: \\i'],
  ['/a++', 'invalid nested repetition operator: ++'],
  ['/a{2}+', 'invalid nested repetition operator: {2}+'],
  ['(?P<n>?)', 'missing argument to repetition operator: ?'],
  ['/(a', 'missing closing ): /(a'],
  ['/[a', 'missing closing ]: [a'],
];

describe(goRegexpReader, () => {
  const read = goRegexpReader();

  it.each(VALID)('accepts %s, finds it in %s and not in %s', (pattern, found, notFound) => {
    const regexp = read(pattern);
    expect(testOf(regexp, found)).toBe(true);
    if (notFound !== null) expect(testOf(regexp, notFound)).toBe(false);
  });

  it.each(INVALID)('rejects %s: %s', (pattern, why) => {
    expect(read(pattern)).toEqual({ kind: 'invalid', why });
  });

  it.each([
    ['\\pL', '/ϴ'],
    ['(?i)λ', '/Λ'],
    ['(?i:k)', '/\u212a'],
  ])("does not say what Unicode's version decides: %s in %s", (pattern, text) => {
    expect(testOf(read(pattern), text)).toBeNull();
  });

  it("compares other characters without Unicode's help", () => {
    expect(testOf(read('^/.{2}[é-ë]$'), '/😀x\u00ea')).toBe(true);
    expect(testOf(read('(?-i)λ'), '/λ')).toBe(true);
    expect(testOf(read('^/(?i)\\pLŸ$'), '/éÿ')).toBe(true);
  });

  it('is unsure of what would take long to compile', () => {
    const why = 'with its repetitions expanded it is too long to be evaluated here';
    expect(read(`(?:${'a?'.repeat(100)}){1000}`)).toEqual({ kind: 'unsure', why });
    expect(read('/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}').kind).toBe('valid');
    expect(read('/[a-z0-9]{1000}').kind).toBe('valid');
  });

  it.each(['/(a+)+$', '/api/([a-z0-9]+[-_]?)+/v1/', '(x+x+)+y'])('matches %s in linear time', (pattern) => {
    const regexp = read(pattern);
    const start = performance.now();
    testOf(regexp, `/api/${'a'.repeat(20_000)}!`);
    // a backtracking matcher would outlive the test
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

function testOf(regexp: GoRegexp, text: string): boolean | null {
  if (regexp.kind !== 'valid') throw new Error(`it is ${regexp.kind}: ${regexp.why}`);
  return regexp.test(text);
}
