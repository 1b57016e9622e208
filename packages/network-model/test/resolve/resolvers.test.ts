import { plain, withoutOrigin } from '@netloom/chart-kit';
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
