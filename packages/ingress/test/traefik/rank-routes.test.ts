import type { IngressController } from '@netloom/network-model';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { rankRoutes } from '../../src/traefik/rank-routes.ts';

/** Exposures as `service host path`, with what is special about them: a scheme, or `tunnel`. */
function priorities(routes: IngressController['routes'], rows: readonly string[]): readonly string[] {
  const services = rows.map((row, index) => {
    const [host = '', path = '', special = ''] = row.split(' ');
    const expose = special === 'tunnel' ? 'via: tunnel, origin: ingress' : 'via: ingress';
    const scheme = special === 'h2c' ? 'scheme: h2c, ' : '';
    const below = path === '' ? '' : `, path: '${path}'`;
    return `  - { name: s, namespace: n${index}, ${scheme}expose: [{ host: '${host}', ${expose}${below} }] }\n`;
  });
  const { network } = loadText(
    minimalWith(`ingress: { address: 192.168.1.50, domain: int.test, routes: ${routes} }
services:
${services.join('')}`),
  );
  const [ingress] = network.ingresses;
  if (ingress === undefined) throw new Error('no ingress');
  return rankRoutes(network, ingress).map(({ exposure: { host, path }, kind, priority, usual }) =>
    [host, path ?? '/', kind, priority === usual ? 'as usual' : priority].join(' '),
  );
}

describe(rankRoutes, () => {
  it('ranks wildcards of one host over all namespaces, below the hosts that they cover', () => {
    expect(
      priorities('ingressroute', ['*.int.test', '*.int.test /api', '*.int.test /abc', 'a.int.test']),
    ).toEqual([
      '*.int.test / ingressroute 1',
      // neither takes a request of the other
      '*.int.test /api ingressroute 2',
      '*.int.test /abc ingressroute 2',
      'a.int.test / ingressroute as usual',
    ]);
  });

  it('states the order of regular expressions of one length, which cloudflared takes as written', () => {
    expect(
      priorities('ingressroute', ['a.test /[ab]c tunnel', 'a.test /a[cd] tunnel', 'a.test  tunnel']),
    ).toEqual([
      'a.test /[ab]c ingressroute 39',
      'a.test /a[cd] ingressroute as usual',
      'a.test / ingressroute as usual',
    ]);
  });

  it('lifts a host over a wildcard with more paths than its rule has characters', () => {
    const paths = Array.from({ length: 30 }, (_, index) => `*.int.test /${'x'.repeat(index)}`);
    expect(priorities('ingressroute', [...paths, 'a.int.test']).at(-1)).toBe('a.int.test / ingressroute 31');
  });

  it('puts an IngressRoute between the HTTPRoutes of its host', () => {
    expect(
      priorities('httproute', [
        'a.int.test',
        'a.int.test /api',
        'a.int.test /api/v1/rpc h2c',
        'a.int.test /a h2c',
      ]),
    ).toEqual([
      'a.int.test / httproute as usual',
      'a.int.test /api httproute as usual',
      `a.int.test /api/v1/rpc ingressroute ${10_000 + 400 + 10 + 1 + 1}`,
      'a.int.test /a ingressroute as usual',
    ]);
  });

  it('puts the IngressRoutes of a host over a wildcard that HTTPRoutes rank by its path', () => {
    expect(priorities('httproute', ['*.int.test /static', 'a.int.test  h2c', 'a.int.test /s'])).toEqual([
      '*.int.test /static httproute as usual',
      // below /s of its own host, which cannot be moved
      'a.int.test / ingressroute as usual',
      'a.int.test /s httproute as usual',
    ]);
    expect(priorities('httproute', ['*.int.test /static', 'a.int.test  h2c'])).toEqual([
      '*.int.test /static httproute as usual',
      `a.int.test / ingressroute ${10_000 + 700 + 10 + 1 + 1}`,
    ]);
  });

  it('ranks a longer wildcard before the shorter one that HTTPRoutes make', () => {
    expect(priorities('httproute', ['*.int.test', '*.lab.int.test  h2c'])).toEqual([
      '*.int.test / httproute as usual',
      '*.lab.int.test / ingressroute 13',
    ]);
  });

  it('writes a path as it is compared, in the kind that can say it', () => {
    expect(priorities('httproute', ['a.int.test /two%20words', 'a.int.test /a.b'])).toEqual([
      `a.int.test /two%20words ingressroute ${10_000 + 400 + 10 + 1 + 1}`,
      'a.int.test /a.b httproute as usual',
    ]);
  });

  it('ranks thousands of paths on one host in a moment', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `a.int.test /path-${index}`);
    const started = performance.now();
    expect(priorities('httproute', rows)).toHaveLength(2000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
