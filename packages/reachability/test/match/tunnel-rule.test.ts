import { goRegexpReader } from '@netloom/go-regexp';
import { toPatternMatcher } from '../../src/match/pattern-matcher.ts';
import { matchesTunnelRule } from '../../src/match/tunnel-rule.ts';

const matchesPattern = toPatternMatcher(goRegexpReader());

const HOSTS: readonly (readonly [rule: string | undefined, host: string, matches: boolean])[] = [
  ['gitlab.widgetcorp.tech', 'gitlab.widgetcorp.tech', true],
  ['gitlab.widgetcorp.tech', 'gitlab-ssh.widgetcorp.tech', false],
  ['example.com', 'example.com:8080', true],
  ['example.com', 'Example.com', false],
  ['example.com', 'a.example.com', false],
  ['*.example.com', 'a.example.com', true],
  ['*.example.com', 'a.b.example.com', true],
  ['*.example.com', 'a.example.com:443', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'anexample.com', false],
  ['*example.com', 'anexample.com', false],
  ['*', 'whatever.test', true],
  ['', 'whatever.test', true],
  [undefined, 'whatever.test', true],
];

const PATHS: readonly (readonly [path: string | undefined, requested: string, matches: boolean | null])[] = [
  [undefined, '/', true],
  ['', '/anything', true],
  ['\\.(jpg|png|css|js)$', '/images/logo.png', true],
  ['\\.(jpg|png|css|js)$', '/images/logo.png/info', false],
  ['/blog', '/blog', true],
  ['/blog', '/my/blog/2024', true],
  ['^/blog', '/my/blog', false],
  ['/Blog', '/blog', false],
  ['(?i)/Blog', '/blog', true],
  ['/v[12]/', '/v1/x', true],
  ['\\pL+', '/blog', true],
  ['^/[[:alpha:]]+/admin', '/x/admin', true],
  ['^/admin', '/%61dmin', true],
  ['^/a/b', '/a%2Fb', true],
  ['^/a%2Fb', '/a%2Fb', false],
  ['^/é$', '/%C3%A9', true],
  ['^/\\+$', '/+', true],
  // Cloudflare's edge, or Go, may refuse them.
  ['^/', '/%zz', null],
  ['^/', '/%ff', null],
  [undefined, '/%zz', true],
  ['(', '/', null],
];

describe(matchesTunnelRule, () => {
  it.each(HOSTS)('host %s and request %s: %s', (hostname, host, matches) => {
    expect(matchesTunnelRule({ hostname }, { host, path: '/', matchesPattern })).toBe(matches);
  });

  it.each(PATHS)('path %s and request %s: %s', (path, requested, matches) => {
    expect(
      matchesTunnelRule({ hostname: 'a.test', path }, { host: 'a.test', path: requested, matchesPattern }),
    ).toBe(matches);
  });

  it('needs both', () => {
    expect(
      matchesTunnelRule({ hostname: 'a.test', path: '/x' }, { host: 'b.test', path: '/x', matchesPattern }),
    ).toBe(false);
  });
});
