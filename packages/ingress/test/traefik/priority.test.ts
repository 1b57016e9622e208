import { gatewayPriority, gatewayRule, ingressRule, rulePriority } from '../../src/traefik/priority.ts';

const alone = { index: 0, rules: 1 };

describe(gatewayPriority, () => {
  it.each([
    ['wiki.int.test', '/', 1 + 13 + 1],
    ['*.int.test', '/', 1 + 10 + 1],
    ['*.int.test', '/static', 10_000 + 700 + 10 + 1],
    ['wiki.int.test', '/a', 10_000 + 200 + 13 + 1],
  ])('gives %s with %s its path first, then the length of its host', (hostname, path, priority) => {
    expect(gatewayPriority({ hostname, path }, alone)).toBe(priority);
  });

  it('gives earlier rules of an HTTPRoute more', () => {
    const match = { hostname: 'a.test', path: '/' };
    expect([0, 1, 2].map((index) => gatewayPriority(match, { index, rules: 3 }))).toEqual([10, 9, 8]);
  });
});

describe(gatewayRule, () => {
  it.each([
    ['a.test', '/', 'Host("a.test") && PathPrefix("/")'],
    ['a.test', '/x/', 'Host("a.test") && (Path("/x") || PathPrefix("/x/"))'],
    ['*.a.test', '/', String.raw`HostRegexp("^[a-z0-9-\\.]+\\.a\\.test$") && PathPrefix("/")`],
  ])('is the rule that Traefik makes of %s %s', (hostname, path, rule) => {
    expect(gatewayRule({ hostname, path })).toBe(rule);
  });
});

describe(rulePriority, () => {
  it('is the length in bytes', () => {
    expect([rulePriority('Host(`a`)'), rulePriority('é')]).toEqual([9, 2]);
    expect(rulePriority(ingressRule('a.test', '/'))).toBe('Host("a.test") && PathPrefix("/")'.length);
  });
});
