import { minimalWith } from '@netloom/network-model/testing';
import { ask } from './ask.ts';

function routeTo(
  routes: string,
  url: string,
  { host = 'a.int.example.com', more = '' }: { readonly host?: string; readonly more?: string } = {},
): string {
  const text = minimalWith(`loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.50/32] }]
  l2Advertisements: [{ name: all }]
ingress: { address: 192.168.1.50, domain: int.example.com, routes: ${routes} }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
services:
  - { name: exact, namespace: web, expose: [{ host: ${host}, via: ingress }] }
  - { name: path, namespace: web, expose: [{ host: ${host}, via: ingress, path: /api }] }
  - { name: longer, namespace: web, expose: [{ host: ${host}, via: ingress, path: /api/v1 }] }
  - { name: wild, namespace: web, expose: [{ host: '*.int.example.com', via: ingress }] }
  - { name: wild-path, namespace: web, expose: [{ host: '*.int.example.com', via: ingress, path: /a/long/path/below/the/wildcard }] }
${more}`);
  const { hops } = ask(text, 'lan', url);
  const route = hops.find(([, layer]) => layer === 'route')?.[2] ?? 'no route was asked for';
  return / to Service (\S+)$/.exec(route)?.[1] ?? route;
}

const BOTH: readonly (readonly [url: string, service: string])[] = [
  ['https://a.int.example.com', 'web/exact'],
  ['https://a.int.example.com/x', 'web/exact'],
  ['https://a.int.example.com/api', 'web/path'],
  ['https://a.int.example.com/api/v2', 'web/path'],
  ['https://a.int.example.com/api/v1/x', 'web/longer'],
  ['https://a.int.example.com/a/long/path/below/the/wildcard', 'web/exact'],
  ['https://b.int.example.com/', 'web/wild'],
  ['https://b.int.example.com/a/long/path/below/the/wildcard', 'web/wild-path'],
];

describe('routes of Traefik', () => {
  it.each(BOTH)('%s goes to %s, by the length of rules and the priority of wildcards', (url, service) => {
    expect(routeTo('ingressroute', url)).toBe(service);
  });

  it.each(BOTH)('%s goes to %s, by the rules that Traefik makes of an Ingress', (url, service) => {
    expect(routeTo('ingress', url)).toBe(service);
  });

  it.each([
    ['https://wiki.int.example.com/', 'web/exact'],
    ['https://wiki.int.example.com/api/v1/x', 'web/longer'],
    ['https://b.int.example.com/', 'web/wild'],
    // a path counts for more than a whole host in Traefik's priorities of HTTPRoutes
    ['https://wiki.int.example.com/a/long/path/below/the/wildcard', 'web/wild-path'],
  ])('%s goes to %s, by the priorities that Traefik gives HTTPRoutes', (url, service) => {
    expect(routeTo('httproute', url, { host: 'wiki.int.example.com' })).toBe(service);
  });

  it('are not in one order where an HTTPRoute and a wildcard have one priority', () => {
    expect(routeTo('httproute', 'https://a.int.example.com/x')).toBe(
      'Traefik has routes of equal priority for https://a.int.example.com/x, to Service web/exact and Service web/wild: which one comes first may change with each start',
    );
  });

  it('compare a prefix as text in IngressRoutes, and by whole elements in HTTPRoutes', () => {
    expect(routeTo('ingressroute', 'https://a.int.example.com/apis')).toBe('web/path');
    expect(routeTo('httproute', 'https://wiki.int.example.com/apis', { host: 'wiki.int.example.com' })).toBe(
      'web/exact',
    );
  });

  it('match one label by a wildcard in IngressRoutes, and any number in HTTPRoutes', () => {
    const url = 'https://x.b.int.example.com/';
    expect(routeTo('ingressroute', url)).toBe(
      'Traefik has no route for https://x.b.int.example.com/ on websecure: it answers 404',
    );
    expect(routeTo('httproute', url)).toBe('web/wild');
  });

  it.each(['ingressroute', 'ingress', 'httproute'])(
    'of h2c and http Services on one host leave each other their paths with routes: %s',
    (routes) => {
      const more = `  - { name: grpc, namespace: rpc, scheme: h2c, expose: [{ host: wiki.int.example.com, via: ingress, path: /api/v1/grpc }, { host: wiki.int.example.com, via: ingress, path: /a }] }
`;
      const to = (path: string): string =>
        routeTo(routes, `https://wiki.int.example.com${path}`, { host: 'wiki.int.example.com', more });
      expect(to('/api/v1/grpc/x')).toBe('rpc/grpc');
      expect(to('/api/v1/x')).toBe('web/longer');
      expect(to('/a/x')).toBe('rpc/grpc');
      expect(to('/x')).toBe('web/exact');
    },
  );

  it.each([
    ['/%61pi/x', 'web/path'],
    ['/x/../api', 'web/path'],
    ['//api', 'web/path'],
    // an encoded slash is none
    ['/api%2fv1', 'web/path'],
    ['/api%2Fv1', 'web/path'],
    ['/%2Fapi', 'web/exact'],
    ['/caf%C3%A9/x', 'web/cafe'],
    ['/two%20words', 'web/words'],
    ['/at%40sign', 'web/at'],
    ['/at@sign', 'web/exact'],
    ['/50%', 'Traefik answers https://a.int.example.com/50% with 400: its path is not percent-encoded'],
  ])('compare the path %s decoded, but for reserved characters: %s', (path, service) => {
    const more = ['cafe: /caf%C3%A9', 'words: /two%20words', 'at: /at%40sign']
      .map((line) => line.split(': '))
      .map(
        ([name = '', prefix = '']) =>
          `  - { name: ${name}, namespace: web, expose: [{ host: a.int.example.com, via: ingress, path: '${prefix}' }] }\n`,
      )
      .join('');
    expect(routeTo('ingressroute', `https://a.int.example.com${path}`, { more })).toBe(service);
  });
});

describe('routes of an older Traefik', () => {
  const at = (version: string, url: string): unknown => {
    const text = minimalWith(`loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.50/32] }]
  l2Advertisements: [{ name: all }]
ingress: { address: 192.168.1.50, domain: int.example.com }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
services: [{ name: web, namespace: web, expose: [{ host: a.int.example.com, via: ingress, path: /api }] }]
`).replace('cluster: {', `cluster: { version: ${version},`);
    return ask(text, 'lan', url).hops.flatMap(([verdict, layer]) => (layer === 'route' ? [verdict] : []));
  };

  it('are not known where K3s installs Traefik 2', () => {
    expect(at('v1.31.4+k3s1', 'https://a.int.example.com/api')).toEqual(['unknown']);
    expect(at('v1.32.2+k3s1', 'https://a.int.example.com/api')).toEqual(['allow']);
  });

  it('are known of Traefik 3.3 but for encoded paths', () => {
    expect(at('v1.33.5+k3s1', 'https://a.int.example.com/%61pi')).toEqual(['unknown']);
    expect(at('v1.33.6+k3s1', 'https://a.int.example.com/%61pi')).toEqual(['allow']);
  });
});

describe('routes of one length over namespaces', () => {
  const tunnelled = (paths: readonly string[]): string =>
    minimalWith(`ingress: { address: 192.168.1.50, domain: int.example.com }
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.50/32] }]
  l2Advertisements: [{ name: all }]
tls: { issuer: letsencrypt }
dns: { zone: example.com }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
services:
${paths
  .map(
    (path, index) =>
      `  - { name: s${index}, namespace: n${index}, expose: [{ host: a.example.com, via: tunnel, origin: ingress, path: '${path}' }] }\n`,
  )
  .join('')}`);

  it('are in the order of cloudflared in Traefik, too', () => {
    const { hops } = ask(tunnelled(['/[ab]c', '/a[cd]']), 'internet', 'https://a.example.com/ac');
    expect(hops.filter(([, layer]) => layer === 'route').map(([verdict, , text]) => [verdict, text])).toEqual(
      [
        [
          'allow',
          'Traefik sends https://a.example.com/ac by Host(`a.example.com`) && PathRegexp(`/[ab]c`) to Service n0/s0',
        ],
      ],
    );
  });
});

describe('the entry point', () => {
  it('does not accept https where it serves http', () => {
    const text = minimalWith(`loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.50/32] }]
  l2Advertisements: [{ name: all }]
ingress: { address: 192.168.1.50, domain: int.example.com, redirectToHttps: false }
dns: { zone: example.com }
services: [{ name: web, namespace: web, expose: [{ host: web.int.example.com, via: ingress }] }]
`);
    expect(ask(text, 'lan', 'https://web.int.example.com:80').hops.at(-1)?.slice(0, 3)).toEqual([
      'deny',
      'entry-point',
      "Traefik's entry point web serves http, not https",
    ]);
    expect(ask(text, 'lan', 'http://web.int.example.com').hops.at(-1)?.slice(0, 3)).toEqual([
      'deny',
      'route',
      'Traefik has no route for http://web.int.example.com/ on web: it answers 404',
    ]);
    expect(ask(text, 'lan', 'tcp://web.int.example.com:25').hops.at(-1)?.slice(0, 3)).toEqual([
      'deny',
      'service',
      'Service kube-system/traefik has no port 25/tcp, only 80/tcp and 443/tcp',
    ]);
  });
});
