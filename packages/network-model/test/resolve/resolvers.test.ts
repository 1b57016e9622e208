import { plain, withoutOrigin } from '@netloom/chart-kit';
import { toResolverEndpoints } from '../../src/chart/to-resolver-endpoints.ts';
import { toValues } from '../../src/chart/to-values.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const withResolver = (row: string, more = ''): string =>
  minimalWith(`resolvers: [{ name: r, ${row} }]\n${more}`);

describe('resolvers', () => {
  it('are asked by everybody at home unless more is stated, and hold an address that nothing else has', () => {
    const { network, ledger } = loadText(withResolver('kind: unbound, address: 10.0.0.53'));
    expect(plain(network.resolvers)).toEqual([
      {
        name: 'r',
        kind: 'unbound',
        addresses: ['10.0.0.53'],
        serves: [],
        clients: [{ kind: 'zone', zone: 'segments' }],
        rebindProtection: null,
        writer: null,
      },
    ]);
    expect(ledger.claims.filter(({ owner }) => owner === 'resolver:r')).toMatchObject([
      { purpose: 'virtual', kind: 'addresses' },
    ]);
  });

  it('get DNSEndpoints of their own where external-dns writes them, with addresses inside', () => {
    const { network } = loadText(
      withResolver(
        'kind: pihole, address: 10.0.0.53, serves: [example.com], credentials: { existingSecret: pw }',
        `ingress: { address: 10.0.0.230, domain: int.example.com }
services: [{ name: a, namespace: a, port: 80, expose: [{ host: a.example.com, via: ingress }] }]
`,
      ),
    );
    const values = plain(toValues(network, withoutOrigin));
    expect(values).toMatchObject({
      dnsEndpoints: [
        {
          name: 'r.a.example.com',
          namespace: 'netloom-system',
          annotations: { 'netloom.io/resolver': 'r' },
          spec: { endpoints: [{ dnsName: 'a.example.com', recordType: 'A', targets: ['10.0.0.230'] }] },
        },
      ],
    });
  });

  it('get no CNAME, of which UniFi, whose DNS stops at two for one name, can take one alone', () => {
    const { network } = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 10.0.0.0/24
  gateway: { name: gate, address: 10.0.0.1, public: { ddns: dyn.example.com } }
routing: { forwards: [{ port: 443/tcp, to: ingress }] }
cluster: { servicelb: false, nodes: [{ name: one, address: 10.0.0.10 }] }
loadBalancer: { pools: [{ name: p, addresses: [10.0.0.230/32] }], l2Advertisements: [{ name: l2 }] }
ingress: { address: 10.0.0.230, domain: int.example.com }
dns:
  zone: example.com
  records:
    - { name: www.example.com, type: CNAME, targets: [example.net] }
    - { name: www.example.com, type: CNAME, targets: [example.org] }
resolvers:
  - name: r
    kind: unifi
    serves: [example.com]
    credentials: { existingSecret: pw }
    address: 10.0.0.1
    webhook: { repository: example.com/webhook, tag: v1, secretVariable: KEY }
services:
  - { name: a, namespace: a, port: 80, expose: [{ host: a.example.com, via: ingress, public: direct }] }
`);
    const types = network.records.map(({ name, type }) => `${type} ${name}`);
    expect(types).toEqual(expect.arrayContaining(['CNAME a.example.com', 'CNAME www.example.com']));
    expect(plain(toResolverEndpoints(network, withoutOrigin).flatMap(({ spec }) => spec.endpoints))).toEqual([
      { dnsName: 'a.example.com', recordType: 'A', targets: ['10.0.0.230'] },
    ]);
  });

  it.each([
    ['kind: unifi, address: 10.0.0.53, credentials: { existingSecret: a }', 'no provider for unifi'],
    [
      'kind: pihole, address: 10.0.0.53, webhook: { repository: a, tag: b, secretVariable: C }',
      'needs credentials',
    ],
    ['kind: unbound, address: 10.0.0.53, url: http://a', 'for pihole alone'],
    ['kind: pihol, address: 10.0.0.53', 'did you mean "pihole"?'],
    ['kind: pihole, address: 10.0.0.53, clients: [pools]', 'has no addresses that a packet carries'],
  ])('%s is refused', (row, message) => {
    expect(printed(mistakesOf(withResolver(row))).join('\n')).toContain(message);
  });
});
