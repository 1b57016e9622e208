import { Address } from '@netloom/addresses';
import { plain } from '@netloom/chart-kit';
import { DNSEndpoint, toDnsEndpoints } from '../../src/chart.ts';
import { Hostname, objectNameOf, type DnsRecord } from '../../src/index.ts';
import { load } from '../../src/testing/index.ts';

const homelab = load('networks/homelab/network.yaml').network;

function addressOf(text: string): Address {
  const read = Address.parse(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

const record = (change: Partial<DnsRecord>): DnsRecord => ({
  name: Hostname.parse('a.jigga.xyz'),
  type: 'A',
  targets: [addressOf('192.168.7.230')],
  proxied: false,
  ttl: null,
  owner: 'dns',
  ...change,
});

function endpointsOf(...records: DnsRecord[]): unknown {
  const network = { ...homelab, records };
  return plain(toDnsEndpoints({ network, owner: 'dns', namespace: 'apps', from: (_, value) => value }));
}

describe(toDnsEndpoints, () => {
  it('makes one object for a name, with a record for each type', () => {
    expect(
      endpointsOf(
        record({}),
        record({ type: 'AAAA', targets: [addressOf('2001:db8::1')], ttl: 300 }),
        record({ type: 'TXT', targets: ['v=spf1 -all'] }),
      ),
    ).toEqual([
      {
        name: 'a.jigga.xyz',
        namespace: 'apps',
        spec: {
          endpoints: [
            {
              dnsName: 'a.jigga.xyz',
              recordType: 'A',
              targets: ['192.168.7.230'],
              providerSpecific: [{ name: 'external-dns.kubernetes.io/cloudflare-proxied', value: 'false' }],
            },
            {
              dnsName: 'a.jigga.xyz',
              recordType: 'AAAA',
              targets: ['2001:db8::1'],
              recordTTL: 300,
              providerSpecific: [{ name: 'external-dns.kubernetes.io/cloudflare-proxied', value: 'false' }],
            },
            { dnsName: 'a.jigga.xyz', recordType: 'TXT', targets: ['v=spf1 -all'] },
          ],
        },
      },
    ]);
  });

  it('leaves records to the chart that owns them', () => {
    expect(endpointsOf(record({ owner: 'tunnel' }), record({ owner: 'ingress' }))).toEqual([]);
  });

  it('makes none where no provider serves the network', () => {
    const network = { ...homelab, dns: null, records: [record({})] };
    expect(toDnsEndpoints({ network, owner: 'dns', namespace: 'apps', from: (_, value) => value })).toEqual(
      [],
    );
  });
});

describe(objectNameOf, () => {
  it.each([
    ['jigga.xyz', 'jigga.xyz'],
    ['*.int.jigga.xyz', 'wildcard.int.jigga.xyz'],
  ])('names the object of %s %s', (host, name) => {
    expect(objectNameOf(host)).toBe(name);
  });
});

describe('DNSEndpoint', () => {
  it('refuses what the CRD lets through and external-dns cannot use', () => {
    const object = new DNSEndpoint({
      metadata: { name: 'a', namespace: 'apps' },
      spec: { endpoints: [{ dnsName: '', recordType: 'A', targets: [] }] },
    });
    expect(() => {
      object.validate();
    }).toThrow(/spec\.endpoints\[0\]\.dnsName: .*\n.*spec\.endpoints\[0\]\.targets: /);
  });
});
