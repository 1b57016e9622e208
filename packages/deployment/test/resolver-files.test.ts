import { smallNetwork } from '@netloom/network-model/testing';
import { operators } from '../src/operators/operators.ts';
import { resolverFiles } from '../src/resolvers/resolver-files.ts';

const HOME = (kind: string, more = ''): string => `dns: { zone: example.com }
loadBalancer: { pools: [{ name: p, addresses: [192.168.1.200/32] }] }
ingress: { address: 192.168.1.200, domain: int.example.com }
resolvers: [{ name: r, kind: ${kind}, address: 192.168.1.1, serves: [int.example.com]${more} }]
services: [{ name: a, namespace: a, port: 80, expose: [{ host: a.int.example.com, via: ingress }] }]
`;

function fileOf(kind: string): readonly string[] {
  const [[path, text] = ['', '']] = [...resolverFiles(smallNetwork(HOME(kind)))];
  return [path, ...text.trimEnd().split('\n').slice(1)];
}

describe(resolverFiles, () => {
  it('gives Unbound local zones: one name, and all names below a domain', () => {
    expect(fileOf('unbound')).toEqual([
      'resolvers/r.conf',
      'server:',
      '  local-zone: "a.int.example.com." transparent',
      '  local-data: "a.int.example.com. IN A 192.168.1.200"',
      '  local-zone: "int.example.com." redirect',
      '  local-data: "int.example.com. IN A 192.168.1.200"',
    ]);
  });

  it('gives dnsmasq records and an address for what is below a domain', () => {
    expect(fileOf('dnsmasq')).toEqual([
      'resolvers/r.conf',
      'host-record=a.int.example.com,192.168.1.200',
      'address=/int.example.com/192.168.1.200',
    ]);
  });

  it('gives Pi-hole hosts, without wildcards', () => {
    expect(fileOf('pihole')).toEqual([
      'resolvers/r.toml',
      '[dns]',
      'hosts = [',
      '  "192.168.1.200 a.int.example.com",',
      ']',
    ]);
  });

  it('gives AdGuard Home rewrites', () => {
    expect(fileOf('adguard')).toEqual([
      'resolvers/r.yaml',
      'filtering:',
      '  rewrites:',
      '    - domain: a.int.example.com',
      '      answer: 192.168.1.200',
      '      enabled: true',
      "    - domain: '*.int.example.com'",
      '      answer: 192.168.1.200',
      '      enabled: true',
    ]);
  });

  it('asks an external-dns that knows several APIs of Pi-hole for the present one', () => {
    const argsOf = (version: string): unknown =>
      operators(
        smallNetwork(
          `${HOME('pihole', ', credentials: { existingSecret: pw }')}operators: { externalDns: ${version} }\n`,
        ),
      ).map(({ values }) => ('extraArgs' in values ? values.extraArgs : null));
    expect(argsOf('1.21.1')).toContainEqual(['--pihole-server=http://192.168.1.1', '--pihole-api-version=6']);
    expect(argsOf('1.22.0')).toContainEqual(['--pihole-server=http://192.168.1.1']);
  });

  it('gives nothing to what reads no text, and to what external-dns writes', () => {
    expect(fileOf('unifi')).toEqual(['']);
    const written = smallNetwork(HOME('pihole', ', credentials: { existingSecret: pw }'));
    expect(resolverFiles(written).size).toBe(0);
    const all = operators(written).filter(({ chart }) => chart === 'external-dns');
    expect(all.map(({ name, values }) => [name, values])).toEqual([
      ['external-dns', expect.objectContaining({ annotationFilter: '!netloom.io/resolver', policy: 'sync' })],
      [
        'external-dns-r',
        {
          provider: { name: 'pihole' },
          env: [
            {
              name: 'EXTERNAL_DNS_PIHOLE_PASSWORD',
              valueFrom: { secretKeyRef: { name: 'pw', key: 'password' } },
            },
          ],
          extraArgs: ['--pihole-server=http://192.168.1.1'],
          sources: ['crd'],
          domainFilters: ['int.example.com'],
          policy: 'upsert-only',
          registry: 'noop',
          annotationPrefix: 'external-dns.kubernetes.io/',
          annotationFilter: 'netloom.io/resolver=r',
          managedRecordTypes: ['A', 'AAAA'],
        },
      ],
    ]);
  });
});
