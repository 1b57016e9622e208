import { promisedAnswer } from '../src/index.ts';
import { ask, networkIndexOf } from './ask.ts';

function home(resolver: string): string {
  return `apiVersion: netloom/v1
name: home
domain: example.com
router: { name: gate, public: { ddns: dyn.example.com, hairpin: false } }
segments:
  - { name: one, cidr: 10.4.10.0/24, gateway: 10.4.10.1 }
  - { name: two, cidr: 10.4.30.0/24, gateway: 10.4.30.1 }
routing: { between: open, forwards: [{ port: 443/tcp, to: ingress }] }
cluster: { servicelb: false, nodes: [{ name: n, address: 10.4.10.11 }] }
loadBalancer:
  pools: [{ name: p, addresses: [10.4.10.230/32] }]
  l2Advertisements: [{ name: l2 }]
ingress: { address: 10.4.10.230, domain: int.example.com }
tls: { issuer: le, dnsNames: ['*.example.com', '*.int.example.com'] }
dns: { zone: example.com }
resolvers: [{ name: r, address: 10.4.10.53, ${resolver} }]
services:
  - { name: app, namespace: app, port: 80, targetPort: 8080, selector: { app: app }, expose: [{ host: app.example.com, via: ingress, public: direct }] }
  - { name: in, namespace: app, port: 80, targetPort: 8080, selector: { app: in }, expose: [{ host: in.int.example.com, via: ingress }] }
`;
}

const URL = 'https://app.example.com';
const first = (text: string, from: string, to = URL): unknown => {
  const { verdict, hops } = ask(text, from, to);
  return [verdict, hops.find(([, layer]) => layer === 'dns')?.[2]];
};

describe('a resolver at home', () => {
  const serving = home('kind: pihole, serves: [example.com], clients: [segment:one, nodes]');

  it('answers its clients with the address inside, and nobody else', () => {
    const own = 'Pi-hole "r" itself answers: app.example.com is 10.4.10.230';
    expect(first(serving, 'segment:one')).toEqual(['allow', own]);
    expect(first(serving, 'node:n')).toEqual(['allow', own]);
    expect(first(serving, 'pod:app/in')).toEqual(['allow', own]);
    expect(first(serving, 'segment:two')).toEqual(['deny', 'app.example.com is CNAME dyn.example.com']);
    expect(first(serving, 'internet')).toEqual(['allow', 'app.example.com is CNAME dyn.example.com']);
  });

  it('is unknown where only a part of the senders asks it', () => {
    const text = home('kind: pihole, serves: [example.com], clients: [10.4.10.0/25]');
    expect(first(text, 'segment:one')).toEqual([
      'unknown',
      'only a part of segment:one asks Pi-hole "r": who answers the others is not stated',
    ]);
  });

  it.each([
    ['', 'unknown'],
    [', rebindProtection: true', 'deny'],
    [', rebindProtection: false', 'allow'],
    [', rebindProtection: true, serves: [int.example.com]', 'allow'],
  ])('may drop private answers of others: %s', (options, verdict) => {
    expect(ask(home(`kind: router${options}`), 'segment:one', 'https://in.int.example.com').verdict).toBe(
      verdict,
    );
  });

  it('has wildcards only where its program has', () => {
    const dnsOf = (kind: string): unknown =>
      first(home(`kind: ${kind}, serves: [example.com]`), 'segment:one', 'https://other.int.example.com');
    expect(dnsOf('unbound')).toEqual([
      'deny',
      'Unbound "r" itself answers: other.int.example.com, by *.int.example.com, is 10.4.10.230',
    ]);
    expect(dnsOf('pihole')).toEqual([
      'deny',
      'other.int.example.com, by *.int.example.com, is A 10.4.10.230',
    ]);
  });

  it('promises the answer that doctor compares', () => {
    const index = networkIndexOf(serving);
    const [resolver] = index.network.resolvers;
    if (resolver === undefined) throw new Error('no resolver');
    expect(promisedAnswer(index, { name: 'app.example.com', resolver })).toMatchObject({ kind: 'addresses' });
    expect(promisedAnswer(index, { name: 'app.example.com', resolver: 'public' }).kind).toBe('unknown');
  });
});
