import { smallNetwork } from '@netloom/network-model/testing';
import { operators, type Operator } from '../../src/operators/operators.ts';

function operatorOf(name: string, more: string): Operator | undefined {
  return operators(smallNetwork(more)).find((operator) => operator.name === name);
}

const POOL = '{ name: lb, addresses: [192.168.1.200-192.168.1.210] }';
const POOL6 = "{ name: lb, addresses: ['2001:db8::/120'] }";
const bgp = (pool: string, peer: string): string => `loadBalancer:
  pools: [${pool}]
  bgp:
    peers: [{ name: router, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1${peer} }]
    advertisements: [{ name: all, pools: [lb] }]
`;

describe(operators, () => {
  it('gives none to a network that needs none', () => {
    expect(operators(smallNetwork())).toEqual([]);
  });

  it('gives MetalLB without FRR to a network that announces on its own link', () => {
    expect(
      operatorOf('metallb', `loadBalancer: { pools: [${POOL}], l2Advertisements: [{ name: all }] }\n`),
    ).toEqual({
      cause: { by: 'metallb', namespace: 'metallb-system' },
      name: 'metallb',
      group: 'metallb.io',
      repository: 'https://metallb.github.io/metallb',
      chart: 'metallb',
      version: '0.16.1',
      pin: 'metallb',
      namespace: 'metallb-system',
      values: { crds: { enabled: true }, frrk8s: { enabled: false }, speaker: { frr: { enabled: false } } },
      injectsCertificates: true,
    });
  });

  it.each([
    ['plain BGP over IPv4', bgp(POOL, ''), false],
    ['an IPv6 pool over BGP', bgp(POOL6, ''), true],
    ['a VRF', bgp(POOL, ', vrf: blue'), true],
    ['a keepalive time', bgp(POOL, ', keepaliveTime: 10s'), true],
  ])('decides about FRR-K8s for %s', (_, more, enabled) => {
    expect(operatorOf('metallb', more)?.values).toMatchObject({ frrk8s: { enabled } });
  });

  it('gives external-dns its zone, owner and token by reference', () => {
    const dns = 'dns: { zone: example.com, owner: us, credentials: { existingSecret: token, key: value } }\n';
    expect(operatorOf('external-dns', dns)?.values).toEqual({
      provider: { name: 'cloudflare' },
      env: [{ name: 'CF_API_TOKEN', valueFrom: { secretKeyRef: { name: 'token', key: 'value' } } }],
      sources: ['crd'],
      domainFilters: ['example.com'],
      policy: 'sync',
      registry: 'txt',
      txtOwnerId: 'us',
      txtPrefix: 'extdns-%{record_type}.',
      annotationPrefix: 'external-dns.kubernetes.io/',
      managedRecordTypes: ['A', 'AAAA', 'CNAME'],
      extraArgs: ['--txt-wildcard-replacement=wildcard'],
    });
  });

  it('lets external-dns manage TXT records where the network has some', () => {
    const dns = 'dns: { zone: example.com, records: [{ name: example.com, type: TXT, targets: [hello] }] }\n';
    expect(operatorOf('external-dns', dns)?.values).toMatchObject({
      managedRecordTypes: ['A', 'AAAA', 'CNAME', 'TXT'],
    });
  });

  it('gives the Tailscale operator its Secret by name', () => {
    const tailnet = 'tailnet: { oauth: { existingSecret: mine }, connectors: [] }\n';
    expect(operatorOf('tailscale-operator', tailnet)?.values).toMatchObject({
      oauthSecretVolume: { secret: { secretName: 'mine' } },
    });
  });

  it('gives one external-dns for each provider, which leaves the zones of the others alone', () => {
    const dns = `dns:
  zones:
    - { name: example.com }
    - { name: example.net }
    - { name: lab.example.com, provider: rfc2136, server: { address: 192.168.1.3, keyName: us }, credentials: { existingSecret: tsig } }
    - { name: example.org, provider: webhook, credentials: { existingSecret: hook }, webhook: { repository: ghcr.io/a/b, tag: v1, secretVariable: TOKEN, env: [{ name: A, value: b }] } }
  records: [{ name: www.lab.example.com, type: TXT, targets: [a] }]
`;
    const all = operators(smallNetwork(dns));
    expect(all.map(({ name, skipsCrds = false, values }) => [name, skipsCrds, values])).toEqual([
      [
        'external-dns',
        false,
        expect.objectContaining({
          provider: { name: 'cloudflare' },
          domainFilters: ['example.com', 'example.net'],
          excludeDomains: ['lab.example.com'],
          managedRecordTypes: ['A', 'AAAA', 'CNAME'],
        }),
      ],
      [
        'external-dns-lab-example-com',
        true,
        expect.objectContaining({
          provider: { name: 'rfc2136' },
          env: [
            {
              name: 'EXTERNAL_DNS_RFC2136_TSIG_SECRET',
              valueFrom: { secretKeyRef: { name: 'tsig', key: 'api-token' } },
            },
          ],
          domainFilters: ['lab.example.com'],
          managedRecordTypes: ['A', 'AAAA', 'CNAME', 'TXT'],
          extraArgs: [
            '--txt-wildcard-replacement=wildcard',
            '--rfc2136-host=192.168.1.3',
            '--rfc2136-port=53',
            '--rfc2136-zone=lab.example.com',
            '--rfc2136-tsig-keyname=us',
            '--rfc2136-tsig-secret-alg=hmac-sha256',
            '--rfc2136-tsig-axfr',
          ],
        }),
      ],
      [
        'external-dns-example-org',
        true,
        expect.objectContaining({
          provider: {
            name: 'webhook',
            webhook: {
              image: { repository: 'ghcr.io/a/b', tag: 'v1' },
              env: [
                { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hook', key: 'api-token' } } },
                { name: 'A', value: 'b' },
              ],
            },
          },
        }),
      ],
    ]);
  });
});
