import { edits, said, type Edit } from '../../networks.ts';

const WWW = 'host: www.example.com, via: tunnel, origin: service';

/** Hosts that become public or private. */
describe('hosts', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a host that becomes public',
      [
        ['targetPort: 3000', 'targetPort: 3000\n    webhookPort: 9443'],
        ['via: ingress }]', 'via: ingress }, { host: grafana.example.com, via: tunnel }]'],
      ],
      ['+ grafana.example.com becomes public: through the tunnel to monitoring/grafana'],
    ],
    [
      'a host that is no longer public',
      [[`expose: [{ ${WWW} }]`, 'expose: []']],
      ['- www.example.com is no longer public: was through the tunnel to apps/web'],
    ],
    [
      'a private host that becomes public',
      [
        [
          'host: grafana.int.example.com, via: ingress',
          'host: grafana.int.example.com, via: tunnel, origin: ingress',
        ],
      ],
      [
        '~ grafana.int.example.com becomes public: through the tunnel to monitoring/grafana by Traefik; was private: through Traefik to monitoring/grafana',
      ],
    ],
    [
      'a public host that becomes private',
      [[WWW, 'host: www.example.com, via: ingress']],
      [
        '~ www.example.com becomes private: through Traefik to apps/web; was public: through the tunnel to apps/web',
      ],
    ],
    [
      'hosts that come and go inside',
      [['host: grafana.int.example.com', 'host: graphs.int.example.com']],
      [
        '- grafana.int.example.com no longer answers inside: was through Traefik to monitoring/grafana',
        '+ graphs.int.example.com answers inside: through Traefik to monitoring/grafana',
      ],
    ],
    [
      'another way to the same host',
      [[WWW, `host: www.example.com, path: /shop, via: tunnel, originRequest: { connectTimeout: 10s }`]],
      [
        '~ www.example.com stays public: was through the tunnel to apps/web, is through the tunnel to apps/web path /shop with connectTimeout "10s"',
      ],
    ],
    [
      'a record that turns from a public address to a private one',
      [['targets: [8.8.8.8]', 'targets: [192.168.1.5]']],
      ['~ mail.example.com becomes private: a record of 192.168.1.5; was public: a record of 8.8.8.8'],
    ],
    [
      'a private record that becomes proxied',
      [['type: A, targets: [8.8.8.8]', 'type: CNAME, targets: [other.example.net], proxied: true']],
      ['~ mail.example.com stays public: was a record of 8.8.8.8, is a proxied record of other.example.net'],
    ],
    [
      'a record that says nothing of who gets there',
      [['type: A, targets: [8.8.8.8]', 'type: TXT, targets: [8.8.8.8]']],
      ['- mail.example.com is no longer public: was a record of 8.8.8.8'],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'hosts')).toEqual(expected);
  });
});

/** Records that external-dns makes, changes and deletes. */
describe('records', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a record of another address',
      [['targets: [8.8.8.8]', 'targets: [8.8.4.4], ttl: 5m']],
      ['~ mail.example.com A was 8.8.8.8, is 8.8.4.4, TTL 300'],
    ],
    [
      'records that come and go with a host',
      [
        ['host: www.example.com', 'host: shop.example.com'],
        ["'https://www.example.com'", "'https://shop.example.com'"],
      ],
      [
        '+ shop.example.com CNAME is created: 8a4d1c52-0d9f-4a3c-9a8e-1f2b3c4d5e6f.cfargotunnel.com, proxied',
        '- www.example.com CNAME is deleted: was 8a4d1c52-0d9f-4a3c-9a8e-1f2b3c4d5e6f.cfargotunnel.com, proxied',
      ],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'records')).toEqual(expected);
  });
});
