import { plain } from '@netloom/chart-kit';
import { addressesOf } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const TWO = `tunnel: { id: 1d1e9f2a-3c4b-4d5e-8f60-718293a4b5c6 }
ingresses:
  - { name: internal, address: 192.168.1.50, domain: int.example.com, tls: { issuer: le } }
  - name: external
    controller: gateway
    class: envoy
    address: 192.168.1.51
    domain: example.com
    proxy:
      { namespace: envoy, service: eg, selector: { app: eg }, ports: { http: 10080, https: 10443 } }
services:
  - name: wiki
    namespace: wiki
    targetPort: 8080
    selector: { app: wiki }
    expose:
      - { host: wiki.int.example.com, via: ingress, ingress: internal }
      - { host: wiki.example.com, via: tunnel, origin: ingress, ingress: external }
      - { host: plain.example.com, via: tunnel }
`;

describe('ingresses', () => {
  it('are rows by name, each with its pods, its certificate and whom it trusts', () => {
    const { network } = loadText(minimalWith(TWO));
    const rows = network.ingresses.map(({ name, controller, namespace, proxy, tls, routes, trustedIPs }) =>
      plain([name, controller, namespace, proxy?.name, tls?.dnsNames ?? null, routes, trustedIPs]),
    );
    expect(rows).toEqual([
      [
        'internal',
        'traefik-k3s',
        'kube-system',
        'ingress-internal',
        ['int.example.com', '*.int.example.com'],
        'ingressroute',
        [],
      ],
      ['external', 'gateway', 'netloom-system', 'ingress-external', null, 'httproute', ['10.42.0.0/16']],
    ]);
    expect(network.exposures.map(({ ingress }) => ingress)).toEqual(['internal', 'external', null]);
    expect(network.flows.map(({ from }) => from)).toEqual([
      'ingress-internal',
      'ingress-external',
      'cloudflared',
    ]);
  });

  it('have a wildcard record each, and an address that endpoints name', () => {
    const { network, ledger } = loadText(minimalWith(`dns: { zone: example.com }\n${TWO}`));
    const wildcards = network.records.filter(({ owner }) => owner === 'ingress');
    expect(plain(wildcards.map(({ name, targets }) => [name, targets]))).toEqual([
      ['*.int.example.com', ['192.168.1.50']],
      ['*.example.com', ['192.168.1.51']],
    ]);
    const external = addressesOf({ kind: 'named', what: 'ingress', name: 'external' }, ledger);
    expect(external.toCidrs().map(String)).toEqual(['192.168.1.51/32']);
  });

  it('give a host the only one there is, and none where it would have to be guessed', () => {
    const expose = 'services: [{ name: a, namespace: a, expose: [{ host: a.example.com, via: ingress }] }]\n';
    const one = loadText(minimalWith(`ingresses: [{ name: only, address: 192.168.1.50 }]\n${expose}`));
    const two = loadText(
      minimalWith(
        `ingresses:\n  - { name: one, address: 192.168.1.50 }\n  - { name: two, controller: external, address: 192.168.1.51 }\n${expose}`,
      ),
    );
    expect([one, two].map(({ network }) => network.exposures[0]?.ingress)).toEqual(['only', null]);
  });

  it('claim the address of an external one where neither a pool nor a machine has it', () => {
    const claims = (more: string): readonly string[] =>
      loadText(
        minimalWith(`ingresses: [{ name: edge, controller: external, address: 192.168.1.50 }]\n${more}`),
      ).ledger.claims.flatMap((claim) =>
        claim.kind === 'addresses' && claim.owner === 'ingress:edge' ? [claim.purpose] : [],
      );
    expect(claims('')).toEqual(['virtual']);
    expect(claims('loadBalancer: { pools: [{ name: p, addresses: [192.168.1.50/32] }] }')).toEqual(['pin']);
    expect(claims('proxmox: { hosts: [{ name: pve, address: 192.168.1.50 }] }')).toEqual([]);
  });

  it('name the hosts of a class on their certificates, since each has its own', () => {
    const { network } = loadText(
      minimalWith(`ingresses:
  - { name: n, controller: ingress-class, class: nginx, address: 192.168.1.50, tls: { issuer: le, solver: http01 } }
services: [{ name: a, namespace: a, expose: [{ host: a.example.com, via: ingress }] }]
`),
    );
    expect(network.certificates).toMatchObject([{ secretName: null, dnsNames: ['a.example.com'] }]);
  });
});

describe('the form of ingresses', () => {
  const row = (more: string): string =>
    minimalWith(`ingresses:\n  - { name: a, address: 192.168.1.50, ${more} }\n`);

  it.each([
    [
      row('controller: gateway'),
      'ingresses[0]: controller gateway needs the name of its GatewayClass, such as class: envoy',
    ],
    [
      row('controller: ingress-class'),
      'ingresses[0]: controller ingress-class needs the name of its IngressClass, such as class: nginx',
    ],
    [
      row('controller: gateway, class: envoy, replicas: 2'),
      'ingresses[0].replicas: controller gateway has none: it goes with traefik-k3s, traefik',
    ],
    [
      row('controller: external, tls: { issuer: le }'),
      'ingresses[0].tls: controller external has none: it goes with traefik-k3s, traefik, gateway, ingress-class',
    ],
    [
      row('class: envoy'),
      'ingresses[0].class: controller traefik-k3s has none: it goes with gateway, ingress-class',
    ],
    [
      row('controller: ingress-class, class: nginx, tls: { issuer: le, dnsNames: [a.example.com] }'),
      'ingresses[0].tls.dnsNames: with controller: ingress-class each host has a certificate of its own, whose names follow',
    ],
    [
      `${row('domain: a.example.com')}  - { name: b, address: 192.168.1.51 }\n`,
      'ingresses[1]: K3s installs one Traefik, which is "a" already',
    ],
    [
      `${row('controller: traefik, namespace: web')}  - { name: b, controller: traefik, namespace: web, address: 192.168.1.51 }\n`,
      'ingresses[1]: "a" is in namespace "web" already: each Traefik needs its own',
    ],
    [
      `${row('routes: httproute')}  - { name: b, controller: traefik, address: 192.168.1.51 }\n`,
      'ingresses[0].routes: httproute is for one Traefik: several would all serve every Gateway',
    ],
    [
      `${row('domain: a.example.com')}ingress: { address: 192.168.1.52, domain: b.example.com }\n`,
      'ingress: ingresses states the entry points already: state each once, as one of them or as ingress alone',
    ],
    [
      `${row('domain: a.example.com')}tls: { issuer: le }\n`,
      'tls: each of the ingresses has its own certificate: move it there, as `tls` of that ingress',
    ],
    [
      minimalWith(
        'services: [{ name: a, namespace: a, expose: [{ host: a.example.com, via: tunnel, ingress: b }] }]\n',
      ),
      'services[0].expose[0].ingress: a tunnel host goes through an ingress only with origin: ingress',
    ],
  ])('refuses what contradicts itself (%#)', (text, message) => {
    expect(printed(mistakesOf(text)).map((line) => line.replace(/^\S+ \S+: /, ''))).toEqual([message]);
  });

  it('suggests the controller that is meant', () => {
    expect(printed(mistakesOf(row('controller: gatway, class: envoy')))).toEqual([
      expect.stringContaining('did you mean "gateway"?'),
    ]);
  });
});
