import { dnsZoneOf, prerequisiteSecrets } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const ZONES = `dns:
  zones:
    - { name: example.com }
    - { name: lab.example.com, provider: rfc2136, server: { address: 192.168.1.3, keyName: us }, credentials: { existingSecret: tsig } }
    - { name: example.org, provider: route53, region: eu-central-1, credentials: { existingSecret: aws } }
`;

describe('dns.zones', () => {
  const { network } = loadText(minimalWith(ZONES));

  it('hold names by the longest of them', () => {
    const zoneOf = (name: string): string | undefined => dnsZoneOf(network, name)?.name;
    expect(['www.example.com', 'a.lab.example.com', 'lab.example.com', 'example.net'].map(zoneOf)).toEqual([
      'example.com',
      'lab.example.com',
      'lab.example.com',
      undefined,
    ]);
  });

  it('need a Secret each, with the keys of their provider', () => {
    expect(prerequisiteSecrets(network).map(({ name, keys }) => [name, keys])).toEqual([
      ['cloudflare-api-token', ['api-token']],
      ['tsig', ['api-token']],
      ['aws', ['access-key-id', 'secret-access-key']],
    ]);
  });

  it('need a Secret each in the namespace of cert-manager, too, for an issuer that netloom makes', () => {
    const made = loadText(
      minimalWith(
        `issuers: [{ name: le, acme: {} }]\n${ZONES.replace('existingSecret: aws }', 'existingSecret: aws }, solver: { existingSecret: acme }')}`,
      ),
    ).network;
    const secrets = prerequisiteSecrets(made).filter(({ namespace }) => namespace === 'cert-manager');
    expect(secrets.map(({ name, keys }) => [name, keys])).toEqual([
      ['cloudflare-api-token', ['api-token']],
      ['tsig', ['api-token']],
      ['acme', ['access-key-id', 'secret-access-key']],
    ]);
  });

  it('are proven by nobody where http proves all names of the issuer', () => {
    const made = loadText(
      minimalWith(
        `issuers: [{ name: le, acme: {} }]\ntls: { issuer: le, solver: http01, dnsNames: [www.example.com] }\n${ZONES}`,
      ),
    ).network;
    expect(prerequisiteSecrets(made).filter(({ namespace }) => namespace === 'cert-manager')).toEqual([]);
  });

  it.each([
    ['{}', 'the zone is missing'],
    ['{ zone: example.com, zones: [{ name: example.com }] }', 'each of the zones states its own'],
    [
      '{ zones: [{ name: example.com, provider: rfc2136, credentials: { existingSecret: a } }] }',
      'needs server',
    ],
    ['{ zones: [{ name: example.com, region: eu }] }', 'provider cloudflare has no region'],
    ['{ zones: [{ name: example.com, provider: digitalocean }] }', 'needs credentials'],
    ['{ zones: [{ name: example.com, provider: digitalocan }] }', 'did you mean "digitalocean"?'],
  ])('%s is refused', (dns, message) => {
    expect(printed(mistakesOf(minimalWith(`dns: ${dns}\n`))).join('\n')).toContain(message);
  });
});
