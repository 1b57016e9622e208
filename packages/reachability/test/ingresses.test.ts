import { ask, changed } from './ask.ts';

const TWO = `apiVersion: netloom/v1
name: house
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  version: v1.36.2+k3s1
  servicelb: false
  nodes: [{ name: one, address: 192.168.1.10 }]
loadBalancer:
  pools: [{ name: ways, addresses: [192.168.1.50-192.168.1.53], autoAssign: false }]
  l2Advertisements: [{ name: all, pools: [ways] }]
dns: { zone: example.com }
tunnel: { id: 1d1e9f2a-3c4b-4d5e-8f60-718293a4b5c6 }
ingresses:
  - { name: internal, address: 192.168.1.50, domain: int.example.com, tls: { issuer: le } }
  - name: external
    controller: gateway
    class: envoy
    address: 192.168.1.51
    domain: example.com
    tls: { issuer: le }
    proxy:
      { namespace: envoy, service: eg, selector: { app: eg }, ports: { http: 10080, https: 10443 } }
  - { name: nginx, controller: ingress-class, class: nginx, address: 192.168.1.52, domain: ng.example.com }
  - { name: edge, controller: external, address: 192.168.1.53, domain: edge.example.com }
services:
  - name: wiki
    namespace: wiki
    targetPort: 8080
    selector: { app: wiki }
    expose:
      - { host: wiki.int.example.com, via: ingress, ingress: internal }
      - { host: wiki.example.com, via: tunnel, origin: ingress, ingress: external }
      - { host: api.example.com, via: ingress, ingress: external, path: /v1 }
      - { host: '*.apps.example.com', via: ingress, ingress: external }
      - { host: wiki.ng.example.com, via: ingress, ingress: nginx }
      - { host: wiki.edge.example.com, via: ingress, ingress: edge }
  - name: two
    namespace: wiki
    targetPort: 8081
    selector: { app: two }
    expose: [{ host: api.example.com, via: ingress, ingress: external, path: /v1/two }]
policies: { defaultDenyIngress: [wiki] }
`;

/** The texts of hops of some layers. */
function hopsOf(text: string, to: string, from = 'lan'): readonly string[] {
  const { hops, verdict } = ask(text, from, to);
  const shown = new Set(['entry-point', 'route', 'certificate', 'policy', 'load-balancer', 'tunnel']);
  return [...hops.flatMap(([, layer, says]) => (shown.has(layer) ? [says] : [])), verdict];
}

describe('several ingresses', () => {
  it('are followed each by its own pods, routes, certificate and policies', () => {
    expect(hopsOf(TWO, 'https://wiki.int.example.com')).toEqual([
      'MetalLB answers ARP for 192.168.1.50 of pool "ways" by L2Advertisement "all"',
      'no policy isolates pods of kube-system/ingress-internal on 8443/tcp',
      `Traefik "internal"'s entry point websecure accepts https on its pods' port 8443`,
      'Traefik "internal" sends https://wiki.int.example.com/ by Host(`wiki.int.example.com`) to Service wiki/wiki',
      `Traefik "internal"'s certificate for *.int.example.com covers wiki.int.example.com`,
      `policy wiki/allow-ingress-internal-to-wiki allows ingress from Traefik "internal"'s pods to pods of wiki/wiki on 8080/tcp`,
      'allow',
    ]);
    expect(hopsOf(TWO, 'https://wiki.example.com', 'internet')).toEqual([
      "Cloudflare's universal certificate for *.example.com covers wiki.example.com",
      "cloudflared's rule 1, wiki.example.com, sends https://wiki.example.com/ to https://eg.envoy.svc:443",
      "policy cloudflare/cloudflared allows egress from cloudflared's pods to pods of envoy/ingress-external on 10443/tcp",
      'no policy isolates pods of envoy/ingress-external on 10443/tcp',
      `Gateway "external"'s listener websecure accepts https on its pods' port 10443`,
      'Gateway "external" sends https://wiki.example.com/ by HTTPRoute wiki.example.com / to Service wiki/wiki',
      `Gateway "external"'s certificate for *.example.com covers wiki.example.com`,
      `policy wiki/allow-ingress-external-to-wiki allows ingress from Gateway "external"'s pods to pods of wiki/wiki on 8080/tcp`,
      'allow',
    ]);
  });

  it.each([
    ['https://api.example.com/v1', 'wiki/wiki', 'allow'],
    ['https://api.example.com/v1/two/x', 'wiki/two', 'allow'],
    ['https://api.example.com/v1/twox', 'wiki/wiki', 'allow'],
    ['https://api.example.com/v10', 'no route', 'deny'],
    ['https://a.apps.example.com', 'wiki/wiki', 'deny'],
    // of a certificate for *.example.com two labels are too many
    ['https://a.b.apps.example.com', 'wiki/wiki', 'deny'],
    ['http://api.example.com/v1', 'wiki/wiki', 'allow'],
  ])('leave the choice of a route to the order of Gateway API: %s', (to, route, verdict) => {
    const { hops, verdict: found } = ask(TWO, 'lan', to);
    const text = hops.findLast(([, layer]) => layer === 'route')?.[2] ?? '';
    expect([text.includes(route), found]).toEqual([true, verdict]);
  });

  it('know of a route on one of them nothing on another', () => {
    const moved = changed(
      TWO,
      'host: wiki.int.example.com, via: ingress, ingress: internal',
      'host: wiki.int.example.com, via: ingress, ingress: external',
    );
    const { hops, verdict } = ask(moved, 'lan', 'https://wiki.int.example.com');
    expect([hops.at(-1)?.[2], verdict]).toEqual([
      'Traefik "internal" has no route for https://wiki.int.example.com/ on websecure: it answers 404',
      'deny',
    ]);
  });

  it('are unknown from where netloom knows no more', () => {
    expect(hopsOf(TWO, 'https://wiki.ng.example.com')).toEqual([
      'ingress "nginx" has 192.168.1.52 of pool "ways", but its pods are not stated: `proxy`',
      'unknown',
    ]);
    expect(hopsOf(TWO, 'https://wiki.edge.example.com')).toEqual([
      'ingress "edge" has 192.168.1.53 of pool "ways", of which only the address is known',
      'unknown',
    ]);
  });

  it('are ends of a trace by name', () => {
    expect(ask(TWO, 'ingress:internal', 'service:wiki/wiki').verdict).toBe('allow');
    expect(ask(TWO, 'ingress:internal', 'service:wiki/two').verdict).toBe('deny');
    expect(ask(TWO, 'lan', 'ingress:external').verdict).toBe('allow');
    expect(ask(TWO, 'ingress:nginx', 'service:wiki/wiki').hops).toEqual([
      [
        'unknown',
        'start',
        'the pods of ingress:nginx are not stated',
        '{ name: nginx, controller: ingress-class, class: nginx, address: 192.168.1.52, domain: ng.example.com }',
      ],
    ]);
  });
});

describe('what requests pass first', () => {
  const guarded = (more: string, policy = 'Cluster'): string =>
    changed(
      TWO,
      '{ name: internal, address: 192.168.1.50, domain: int.example.com, tls: { issuer: le } }',
      `{ name: internal, address: 192.168.1.50, domain: int.example.com, tls: { issuer: le }, externalTrafficPolicy: ${policy}, ${more} }`,
    );
  const passed = (text: string, from = 'lan'): readonly string[] => {
    const { hops, verdict } = ask(text, from, 'https://wiki.int.example.com');
    return [
      ...hops.flatMap(([found, layer, says]) => (layer === 'middleware' ? [`${found}: ${says}`] : [])),
      verdict,
    ];
  };

  it('says who must log in, and denies nothing by it', () => {
    expect(passed(guarded("forwardAuth: { address: 'http://authelia.auth:9091/' }"))).toEqual([
      'allow: Traefik "internal" asks http://authelia.auth:9091/ first: whoever is not logged in there is sent to it, and not to the service',
      'allow',
    ]);
  });

  it('is silent where the host opts out', () => {
    const text = changed(
      guarded("forwardAuth: { address: 'http://authelia.auth:9091/' }"),
      'host: wiki.int.example.com, via: ingress, ingress: internal',
      'host: wiki.int.example.com, via: ingress, ingress: internal, auth: false',
    );
    expect(passed(text)).toEqual(['allow']);
  });

  it('compares a list of clients with the address that Traefik sees, where that is certain', () => {
    expect(passed(guarded('ipAllowList: [lan]', 'Local'))).toEqual([
      `allow: Traefik "internal"'s list of clients holds lan`,
      'allow',
    ]);
    expect(passed(guarded('ipAllowList: [10.1.0.0/16]', 'Local'))).toEqual([
      `deny: Traefik "internal"'s list of clients does not hold lan: it answers 403`,
      'deny',
    ]);
    expect(passed(guarded('ipAllowList: [192.168.1.0/25]', 'Local'))).toEqual([
      `unknown: Traefik "internal"'s list of clients holds only a part of lan`,
      'unknown',
    ]);
    expect(passed(guarded('ipAllowList: [lan]')).at(-1)).toBe('unknown');
  });

  it('does not know what a reference does', () => {
    expect(passed(guarded('middlewares: [auth/chain]'))).toEqual([
      'unknown: what chain of Traefik "internal" does with requests is not stated',
      'unknown',
    ]);
  });
});
