import { compareGatewayRules, matchesGatewayRule } from '../../src/match/gateway-rule.ts';

describe(matchesGatewayRule, () => {
  it.each([
    ['a.test', '/', 'a.test', '/x', true],
    ['a.test', '/', 'A.test', '/', true],
    ['a.test', '/foo', 'a.test', '/foo', true],
    ['a.test', '/foo', 'a.test', '/foo/', true],
    ['a.test', '/foo/', 'a.test', '/foo', true],
    ['a.test', '/foo', 'a.test', '/foobar', false],
    ['*.a.test', '/', 'x.a.test', '/', true],
    ['*.a.test', '/', 'x.y.a.test', '/', true],
    ['*.a.test', '/', 'a.test', '/', false],
  ])('%s %s takes %s%s: %s', (hostname, path, host, requested, matches) => {
    expect(matchesGatewayRule({ hostname, path }, { host, path: requested })).toBe(matches);
  });
});

describe(compareGatewayRules, () => {
  it('puts whole hosts before wildcards, then the longer host, then the longer path', () => {
    const rules = [
      { hostname: '*.a.test', path: '/a/very/long/path' },
      { hostname: 'x.a.test', path: '/' },
      { hostname: '*.x.a.test', path: '/' },
      { hostname: 'x.a.test', path: '/api' },
    ];
    expect(rules.toSorted(compareGatewayRules)).toEqual([
      { hostname: 'x.a.test', path: '/api' },
      { hostname: 'x.a.test', path: '/' },
      { hostname: '*.x.a.test', path: '/' },
      { hostname: '*.a.test', path: '/a/very/long/path' },
    ]);
  });
});
