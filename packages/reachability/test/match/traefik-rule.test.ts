import { goRegexpReader } from '@netloom/go-regexp';
import { toPatternMatcher } from '../../src/match/pattern-matcher.ts';
import { hostOfRule, matchesTraefikRule, parseTraefikRule } from '../../src/match/traefik-rule.ts';

/** The examples of https://doc.traefik.io/traefik/routing/routers/#rule, and what netloom's own charts write. */
const TABLE: readonly (readonly [rule: string, url: string, matches: boolean | null])[] = [
  ['Host(`example.com`)', 'example.com/', true],
  ['Host(`example.com`)', 'EXAMPLE.com/', true],
  ['Host(`example.com`)', 'www.example.com/', false],
  ['HostRegexp(`^.+\\.example\\.com$`)', 'a.b.example.com/', true],
  ['HostRegexp(`^.+\\.example\\.com$`)', 'example.com/', false],
  ['HostRegexp(`^[^.]+\\.example\\.com$`)', 'a.example.com/', true],
  ['HostRegexp(`^[^.]+\\.example\\.com$`)', 'a.b.example.com/', false],
  ['Path(`/products`)', 'x.test/products', true],
  ['Path(`/products`)', 'x.test/products/', false],
  ['PathPrefix(`/products`)', 'x.test/products/shoes', true],
  ['PathPrefix(`/products`)', 'x.test/productsandmore', true],
  ['PathPrefix(`/products`)', 'x.test/my/products', false],
  ['PathRegexp(`^/products/(shoes|socks)/[0-9]+$`)', 'x.test/products/socks/31', true],
  ['PathRegexp(`^/products/(shoes|socks)/[0-9]+$`)', 'x.test/products/hats/31', false],
  ['PathRegexp(`\\.(jpeg|jpg|png)$`)', 'x.test/a/b.jpg', true],
  ['PathRegexp(`(?i)^/products`)', 'x.test/PRODUCTS', true],
  ['PathRegexp(`\\pL`)', 'x.test/a', true],
  ['PathRegexp(`\\p{Foo}`)', 'x.test/a', null],
  ['Host(`example.com`) && PathPrefix(`/v1`)', 'example.com/v1/x', true],
  ['Host(`example.com`) && PathPrefix(`/v1`)', 'example.com/v2', false],
  ['Host(`a.test`) || Host(`b.test`) && Path(`/x`)', 'a.test/', true],
  ['(Host(`a.test`) || Host(`b.test`)) && Path(`/x`)', 'a.test/', false],
  ['Host(`a.test`) && !PathPrefix(`/private`)', 'a.test/private/x', false],
  ['!Host(`a.test`) && PathRegexp(`(`)', 'a.test/', false],
  ['Host(`a.test`) && !PathRegexp(`(`)', 'a.test/', null],
  ['Host("a.test")', 'a.test/', true],
  ['Host(`a.test`) && PathPrefix("/with`tick")', 'a.test/with`tick', true],
];

describe(matchesTraefikRule, () => {
  it.each(TABLE)('%s matches %s: %s', (rule, url, matches) => {
    const [, host = '', path = ''] = /^([^/]+)(.*)$/.exec(url) ?? [];
    const matchesPattern = toPatternMatcher(goRegexpReader());
    expect(matchesTraefikRule(parseTraefikRule(rule), { host, path, matchesPattern })).toBe(matches);
  });
});

describe(hostOfRule, () => {
  it.each([
    ['Host(`A.test`) && PathPrefix(`/v1`)', 'a.test'],
    ['Host(`a.test`) || Host(`b.test`)', null],
    ['!Host(`a.test`)', null],
    ['PathPrefix(`/v1`)', null],
  ])('%s has %s', (rule, host) => {
    expect(hostOfRule(parseTraefikRule(rule))).toBe(host);
  });
});

describe(parseTraefikRule, () => {
  it.each([
    ['Header(`X`)', "Traefik's matcher Header is not one of Host, HostRegexp, Path, PathPrefix, PathRegexp"],
    ['Host(`a.test`) &&', "Traefik's rule Host(`a.test`) && lacks a matcher"],
    ['(Host(`a.test`)', "Traefik's rule (Host(`a.test`) lacks a closing parenthesis"],
    ['Host(`a.test`) Path(`/`)', "Traefik's rule Host(`a.test`) Path(`/`) goes on after its end"],
    ['Host(a.test)', "Traefik's rule Host(a.test) cannot be read"],
  ])('refuses %s', (rule, message) => {
    expect(() => parseTraefikRule(rule)).toThrow(new Error(message));
  });
});
