import { Hostname, type Exposure } from '@netloom/network-model';
import { toMatchRule } from '../src/match-rule.ts';

const exposure: Exposure = {
  host: Hostname.parse('a.example.org'),
  namespace: 'apps',
  service: 'a',
  port: null,
  via: 'ingress',
  origin: ['service'],
  ingress: 'ingress',
  guards: { ipAllowList: [], rateLimit: null, forwardAuth: null, headers: null, middlewares: [] },
  path: null,
  published: null,
  originRequest: {},
};

describe(toMatchRule, () => {
  it.each([
    ['a host', {}, 'Host(`a.example.org`)'],
    ['a path prefix', { path: '/api' }, 'Host(`a.example.org`) && PathPrefix(`/api`)'],
    [
      'a wildcard as one label',
      { host: Hostname.parse('*.example.org') },
      String.raw`HostRegexp(${'`'}^[^.]+\.example\.org$${'`'})`,
    ],
    [
      'the regular expression that cloudflared matched',
      { via: 'tunnel' as const, path: '/v[0-9]+/' },
      'Host(`a.example.org`) && PathRegexp(`/v[0-9]+/`)',
    ],
    [
      'a path prefix decoded, as Traefik compares it',
      { path: '/two%20words%2fmore' },
      'Host(`a.example.org`) && PathPrefix(`/two words%2Fmore`)',
    ],
    [
      'a path with a backtick',
      { path: '/a`) || Host(`b' },
      'Host(`a.example.org`) && PathPrefix("/a`) || Host(`b")',
    ],
    [
      'a path with quotes and a backtick',
      { path: '/a"`b' },
      'Host(`a.example.org`) && PathPrefix("/a\\"`b")',
    ],
  ])('writes %s', (_title, change: Partial<Exposure>, rule) => {
    expect(toMatchRule({ ...exposure, ...change })).toBe(rule);
  });
});
