import { minimalWith } from '@netloom/network-model/testing';
import { ask, changed, DUAL_STACK, HOMELAB } from './ask.ts';

const INGRESS = minimalWith(`loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.50/32] }]
  l2Advertisements: [{ name: all }]
ingress: { address: 192.168.1.50, domain: int.example.com, routes: httproute, redirectToHttps: false }
dns: { zone: example.com }
tls: { issuer: letsencrypt }
services:
  - { name: wild, namespace: web, expose: [{ host: '*.int.example.com', via: ingress }] }
`);
const TUNNEL = minimalWith(`dns: { zone: example.com }
tunnel: { id: 6ff42ae2-765d-4adf-8112-31c55c1551ef }
services:
  - { name: blog, namespace: web, selector: { app: blog }, expose: [{ host: blog.lab.example.com, via: tunnel }, { host: example.com, via: tunnel }] }
`);

function certificate(text: string, from: string, to: string): readonly unknown[] {
  const { verdict, hops } = ask(text, from, to);
  return [verdict, ...hops.filter(([, layer]) => layer === 'certificate').map((hop) => hop.slice(0, 3))];
}

describe("Traefik's certificate", () => {
  it('covers the names on it, a wildcard for one label', () => {
    expect(certificate(INGRESS, 'lan', 'https://a.int.example.com')).toEqual([
      'allow',
      ['allow', 'certificate', "Traefik's certificate for *.int.example.com covers a.int.example.com"],
    ]);
    expect(certificate(INGRESS, 'lan', 'https://b.a.int.example.com')).toEqual([
      'deny',
      [
        'deny',
        'certificate',
        "Traefik's certificate for int.example.com and *.int.example.com does not cover b.a.int.example.com: a client that verifies it ends the connection",
      ],
    ]);
  });

  it('is not known without tls', () => {
    const text = changed(INGRESS.replace(', routes: httproute', ''), 'tls: { issuer: letsencrypt }\n', '');
    expect(certificate(text, 'lan', 'https://a.int.example.com')).toEqual([
      'unknown',
      [
        'unknown',
        'certificate',
        'which certificate Traefik shows for a.int.example.com is not stated: the network has no `tls`',
      ],
    ]);
  });

  it('is never issued where the solver cannot prove a name on it', () => {
    const text = changed(INGRESS, 'issuer: letsencrypt', 'issuer: letsencrypt, solver: http01');
    expect(certificate(text, 'lan', 'https://a.int.example.com')[0]).toBe('deny');
  });

  it('does not stop http, but where it is redirected to https', () => {
    const plain = INGRESS.replace(', routes: httproute', ', routes: httproute').replace(
      'tls: { issuer: letsencrypt }\n',
      '',
    );
    expect(certificate(plain, 'lan', 'http://a.int.example.com')).toEqual(['allow']);
    const redirected = changed(INGRESS, ', redirectToHttps: false', '');
    expect(certificate(redirected, 'lan', 'http://b.a.int.example.com')[0]).toBe('deny');
  });
});

describe("Cloudflare's certificate", () => {
  it('covers the apex and one level of the zone', () => {
    expect(certificate(TUNNEL, 'internet', 'https://example.com')).toEqual([
      'allow',
      ['allow', 'certificate', "Cloudflare's universal certificate for example.com covers example.com"],
    ]);
    expect(certificate(HOMELAB, 'internet', 'https://passwords.jigga.xyz')[0]).toBe('allow');
  });

  it('is not known for a deeper host of a network that states no certificates', () => {
    expect(certificate(TUNNEL, 'internet', 'https://blog.lab.example.com')).toEqual([
      'unknown',
      [
        'unknown',
        'certificate',
        "Cloudflare's universal certificate for example.com and *.example.com does not cover blog.lab.example.com, and whether the edge has another one is not stated",
      ],
    ]);
    expect(certificate(TUNNEL, 'internet', 'http://blog.lab.example.com')).toEqual(['allow']);
  });

  it('covers a deeper host that is stated, and is denied to one that is not', () => {
    const stated = (names: string): string => changed(TUNNEL, 'ef }', `ef, edgeCertificates: ['${names}'] }`);
    expect(certificate(stated('*.lab.example.com'), 'internet', 'https://blog.lab.example.com')[0]).toBe(
      'allow',
    );
    expect(certificate(stated('*.media.example.com'), 'internet', 'https://blog.lab.example.com')[0]).toBe(
      'deny',
    );
    const without = changed(DUAL_STACK, /^ {2}edgeCertificates: .*\n/m, '');
    expect(certificate(without, 'internet', 'https://tv.media.example.org/')[0]).toBe('deny');
    expect(certificate(DUAL_STACK, 'internet', 'https://tv.media.example.org/')[0]).toBe('allow');
  });

  it('is not what cloudflared sees: it verifies the name that its rule gives', () => {
    const rule = (options: string): string =>
      changed(
        DUAL_STACK,
        'via: tunnel, origin: ingress }',
        `via: tunnel, origin: ingress, originRequest: { ${options} } }`,
      );
    const to = 'https://tv.media.example.org/';
    expect(certificate(DUAL_STACK, 'internet', to)[2]).toEqual([
      'allow',
      'certificate',
      "Traefik's certificate for lan.example.org covers lan.example.org",
    ]);
    expect(certificate(rule('originServerName: tv.media.example.org'), 'internet', to)[0]).toBe('deny');
    expect(certificate(rule('noTLSVerify: true'), 'internet', to)).toHaveLength(2);
  });
});
