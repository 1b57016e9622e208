import { rulePath, routingPath } from '../../src/traefik/routing-path.ts';

describe(routingPath, () => {
  it.each([
    ['/a/b', '/a/b'],
    ['/%61dmin', '/admin'],
    ['/%2e%2e/x', '/x'],
    ['/a/./b//c/../d/', '/a/b/d/'],
    ['/a/..', '/'],
    ['/', '/'],
    ['/two%20words', '/two words'],
    ['/caf%c3%a9', '/café'],
    ['/a%2fb%3F', '/a%2Fb%3F'],
    ['/100%25', '/100%25'],
    ['/a@b:c', '/a@b:c'],
    ['/%22%c3%a9%2f%c3%a9', '/"é%2Fé'],
  ])('compares %s as %s', (requested, compared) => {
    expect(routingPath(requested)).toBe(compared);
  });

  it.each(['/50%', '/%4', '/%zz'])('refuses %s, as Go does', (requested) => {
    expect(routingPath(requested)).toBeNull();
  });
});

describe(rulePath, () => {
  it('decodes a prefix as requests are decoded, and cleans nothing', () => {
    expect([rulePath('/%61//b%2f'), rulePath('/50%')]).toEqual(['/a//b%2F', '/50%']);
  });
});
