import { inMatchingOrder } from '../src/rule-order.ts';

const rule = (text: string): { readonly hostname: string; readonly path?: string } => {
  const [hostname = '', path] = text.split(' ');
  return path === undefined ? { hostname } : { hostname, path };
};

describe(inMatchingOrder, () => {
  it.each([
    ['exact hosts as they are written', ['b.org', 'a.org'], ['b.org', 'a.org']],
    ['an exact host before the wildcard that holds it', ['*.a.org', 'x.a.org'], ['x.a.org', '*.a.org']],
    ['the longer wildcard first', ['*.org', '*.b.a.org', '*.a.org'], ['*.b.a.org', '*.a.org', '*.org']],
    ['a path before no path', ['a.org', 'a.org /x'], ['a.org /x', 'a.org']],
    [
      'the longer path first',
      ['a.org /api', 'a.org /api/v2', 'a.org'],
      ['a.org /api/v2', 'a.org /api', 'a.org'],
    ],
    ['paths of equal length as they are written', ['a.org /b', 'a.org /a'], ['a.org /b', 'a.org /a']],
    [
      'an anchor before none, and after a longer text',
      ['a.org /a', 'a.org ^/a', 'a.org /ab'],
      ['a.org /ab', 'a.org ^/a', 'a.org /a'],
    ],
    [
      "a wildcard's paths after the exact host",
      ['*.a.org /admin', 'x.a.org', '*.a.org'],
      ['x.a.org', '*.a.org /admin', '*.a.org'],
    ],
    ['the rules of one host together', ['a.org', 'b.org', 'a.org /x'], ['a.org /x', 'a.org', 'b.org']],
    ['no rule', [], []],
  ])('puts %s', (_title, written, ordered) => {
    expect(inMatchingOrder(written.map(rule))).toEqual(ordered.map(rule));
  });
});
