import { ask } from './ask.ts';
import { minimalWith } from '@netloom/network-model/testing';

function routeTo(routes: string, url: string, more = ''): string {
  const text = minimalWith(`loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.50/32] }]
  l2Advertisements: [{ name: all }]
ingress: { address: 192.168.1.50, domain: int.example.com, routes: ${routes} }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
services:
  - { name: exact, namespace: web, expose: [{ host: a.int.example.com, via: ingress }] }
  - { name: path, namespace: web, expose: [{ host: a.int.example.com, via: ingress, path: /api }] }
  - { name: longer, namespace: web, expose: [{ host: a.int.example.com, via: ingress, path: /api/v1 }] }
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

  it.each(BOTH)('%s goes to %s, by the precedence of Gateway API', (url, service) => {
    expect(routeTo('httproute', url)).toBe(service);
  });

  it.each(BOTH)('%s goes to %s, by the rules that Traefik makes of an Ingress', (url, service) => {
    expect(routeTo('ingress', url)).toBe(service);
  });

  it('compare a prefix as text in IngressRoutes, and by whole elements in HTTPRoutes', () => {
    expect(routeTo('ingressroute', 'https://a.int.example.com/apis')).toBe('web/path');
    expect(routeTo('httproute', 'https://a.int.example.com/apis')).toBe('web/exact');
  });

  it('take a wildcard for one label in IngressRoutes, and for any number in HTTPRoutes', () => {
    const url = 'https://x.b.int.example.com/';
    expect(routeTo('ingressroute', url)).toBe(
      'Traefik has no route for https://x.b.int.example.com/ on websecure: it answers 404',
    );
    expect(routeTo('httproute', url)).toBe('web/wild');
  });
});

describe('the entry point', () => {
  it('does not take https where http is spoken', () => {
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
      "Traefik's entry point web speaks http, not https",
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
