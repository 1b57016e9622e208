import { parseTraefikRule } from '../../src/match/traefik-rule.ts';
import { TraefikRoutes } from '../../src/network-index/traefik-routes.ts';

/** Routes as `priority service rule`, of one host. */
function find(...routes: readonly string[]): unknown {
  const parsed = routes.map((route) => {
    const [, priority, service = '', text = ''] = /^(\d+) (\S+) (.*)$/.exec(route) ?? [];
    const rule = parseTraefikRule(text);
    const known = { namespace: 'web', port: 80, entryPoint: 'websecure', host: '*', object: {} } as const;
    return { ...known, text, service, priority: Number(priority), rule };
  });
  const found = new TraefikRoutes(parsed, () => null).find({ host: 'a.test', path: '/x' }, 'websecure');
  switch (found.kind) {
    case 'none':
      return found.kind;
    case 'route':
      return found.route.service;
    case 'tied':
      return [found.kind, ...found.routes.map(({ service }) => service)];
    case 'unreadable':
      return [found.kind, found.unreadable.service, found.route?.service ?? null];
  }
}

// no expression can be evaluated here
const UNREADABLE = 'PathRegexp(`x`)';

describe(TraefikRoutes, () => {
  it('uses the highest priority', () => {
    expect(find('1 one PathPrefix(`/`)', '2 two PathPrefix(`/x`)', '3 three Path(`/y`)')).toBe('two');
  });

  it('has no order among equal priorities, unless they lead to one Service', () => {
    expect(find('1 one PathPrefix(`/`)', '1 two PathPrefix(`/x`)')).toEqual(['tied', 'one', 'two']);
    expect(find('1 one PathPrefix(`/`)', '1 one PathPrefix(`/x`)')).toBe('one');
    expect(find('1 one PathPrefix(`/`)', '1 two Path(`/y`)')).toBe('one');
  });

  it('is uncertain of a request that an earlier expression may match', () => {
    expect(find('1 one PathPrefix(`/`)', `2 two ${UNREADABLE}`)).toEqual(['unreadable', 'two', 'one']);
    expect(find('2 one PathPrefix(`/`)', `1 two ${UNREADABLE}`)).toBe('one');
    expect(find('1 one PathPrefix(`/`)', `2 one ${UNREADABLE}`)).toBe('one');
  });

  it('is uncertain of a request that only such an expression may match', () => {
    expect(find(`1 one ${UNREADABLE}`)).toEqual(['unreadable', 'one', null]);
    expect(find(`1 one Host(\`b.test\`) && ${UNREADABLE}`)).toBe('none');
  });
});
