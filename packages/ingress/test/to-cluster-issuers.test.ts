import { plain, withoutOrigin } from '@netloom/chart-kit';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { toClusterIssuers } from '../src/to-cluster-issuers.ts';

const ZONES = `dns:
  zones:
    - { name: example.com, solver: { existingSecret: dns-edit, key: token } }
    - { name: a.example.com, provider: digitalocean, credentials: { existingSecret: do } }
    - { name: b.example.com, provider: route53, region: eu-central-1, credentials: { existingSecret: aws } }
    - name: c.example.com
      provider: rfc2136
      credentials: { existingSecret: tsig }
      server: { address: 'fd00::3', keyName: netloom, algorithm: hmac-sha512 }
    - name: d.example.com
      provider: webhook
      credentials: { existingSecret: hook }
      webhook: { repository: example.com/hook, tag: v1, secretVariable: TOKEN }
      solver: { webhook: { groupName: acme.example.com, solverName: hook, config: { apiKeySecretRef: { name: hook } } } }
    - name: e.example.com
      provider: webhook
      credentials: { existingSecret: hook }
      webhook: { repository: example.com/hook, tag: v1, secretVariable: TOKEN }
`;

function issuersOf(text: string): unknown {
  return plain(toClusterIssuers(loadText(minimalWith(text)).network, withoutOrigin));
}

describe(toClusterIssuers, () => {
  it('gives a solver to each zone that cert-manager has one for', () => {
    expect(
      issuersOf(`issuers: [{ name: le, acme: { email: me@example.com } }, { name: house-ca }]\n${ZONES}`),
    ).toEqual([
      {
        name: 'le',
        spec: {
          acme: {
            server: 'https://acme-v02.api.letsencrypt.org/directory',
            email: 'me@example.com',
            privateKeySecretRef: { name: 'le-account-key' },
            solvers: [
              {
                selector: { dnsZones: ['example.com'] },
                dns01: { cloudflare: { apiTokenSecretRef: { name: 'dns-edit', key: 'token' } } },
              },
              {
                selector: { dnsZones: ['a.example.com'] },
                dns01: { digitalocean: { tokenSecretRef: { name: 'do', key: 'api-token' } } },
              },
              {
                selector: { dnsZones: ['b.example.com'] },
                dns01: {
                  route53: {
                    region: 'eu-central-1',
                    accessKeyIDSecretRef: { name: 'aws', key: 'access-key-id' },
                    secretAccessKeySecretRef: { name: 'aws', key: 'secret-access-key' },
                  },
                },
              },
              {
                selector: { dnsZones: ['c.example.com'] },
                dns01: {
                  rfc2136: {
                    nameserver: '[fd00::3]:53',
                    tsigKeyName: 'netloom',
                    tsigAlgorithm: 'HMACSHA512',
                    tsigSecretSecretRef: { name: 'tsig', key: 'api-token' },
                  },
                },
              },
              {
                selector: { dnsZones: ['d.example.com'] },
                dns01: {
                  webhook: {
                    groupName: 'acme.example.com',
                    solverName: 'hook',
                    config: { apiKeySecretRef: { name: 'hook' } },
                  },
                },
              },
            ],
          },
        },
      },
    ]);
  });

  it('lets each ingress with http01 answer for its names', () => {
    const issuers = issuersOf(`issuers: [{ name: le, acme: {} }]
ingresses:
  - { name: a, controller: traefik, address: 192.168.1.50, tls: { issuer: le, solver: http01, dnsNames: [a.example.com] } }
  - { name: b, address: 192.168.1.51, tls: { issuer: other, solver: http01, dnsNames: [b.example.com] } }
  - { name: c, controller: gateway, class: envoy, address: 192.168.1.52, tls: { issuer: le, solver: http01, dnsNames: [c.example.com] } }
  - { name: d, controller: ingress-class, class: nginx, address: 192.168.1.53, tls: { issuer: le, solver: http01 } }
services: [{ name: d, namespace: d, expose: [{ host: d.example.com, via: ingress, ingress: d }] }]
`);
    expect(issuers).toMatchObject([
      {
        spec: {
          acme: {
            solvers: [
              {
                selector: { dnsNames: ['a.example.com'] },
                http01: {
                  ingress: {
                    ingressClassName: 'traefik-a',
                    ingressTemplate: { metadata: { labels: { 'netloom.io/ingress': 'a' } } },
                  },
                },
              },
              {
                selector: { dnsNames: ['c.example.com'] },
                http01: {
                  gatewayHTTPRoute: {
                    parentRefs: [
                      { kind: 'Gateway', name: 'c', namespace: 'netloom-system', sectionName: 'web' },
                    ],
                  },
                },
              },
              {
                selector: { dnsNames: ['d.example.com'] },
                http01: { ingress: { ingressClassName: 'nginx' } },
              },
            ],
          },
        },
      },
    ]);
  });
});
