import { Address } from '@netloom/addresses';
import { parseSource } from '@netloom/diagnostics';
import {
  decode,
  Hostname,
  internalZones,
  resolve,
  type DnsRecord,
  type Network,
} from '@netloom/network-model';
import { networkModelChart } from '@netloom/network-model/chart';
import { ensureTool, GoMissing } from '@netloom/toolchain';
import fc from 'fast-check';
import { startClusterDns, type ConfigMapData } from './support/cluster-dns.ts';
import type { Reply } from './support/coredns.ts';
import { describeUnless } from './support/describe-unless.ts';

// the same networks each time; another seed is another set of them
const SEED = 20_261_123;
const NETWORKS = 60;

const program = await ensureTool('coredns').catch((error: unknown) => {
  if (!(error instanceof GoMissing)) throw error;
  return null;
});

/** Labels that a Corefile, Go or DNS might take for something else. */
const ODD = [
  'import',
  'template',
  'fallthrough',
  'forward',
  'tls',
  'dns',
  'https',
  'localhost',
  'arpa',
  '0',
  '53',
  '127',
  'xn--bcher-kva',
  'a--b',
  'ts',
  'net',
  'local',
];

const label = fc.oneof(
  fc.constantFrom(...ODD),
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,9}[a-z0-9])?$/),
  fc.constantFrom('a'.repeat(63), `0${'-'.repeat(61)}0`),
);

/** Some are as long as names can be. */
const host = fc
  .oneof(
    { weight: 9, arbitrary: fc.array(label, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant([...Array<string>(3).fill('a'.repeat(63)), 'a'.repeat(59)]) },
  )
  .map((labels) => labels.join('.'))
  // the wildcard of the ingress domain is a host name, too
  .filter((name) => name.length <= 251);

/** Half of them private: those lead inside wherever their name is. */
const address4 = fc
  .oneof(fc.bigInt(0n, (1n << 32n) - 1n), fc.bigInt(10n << 24n, (11n << 24n) - 1n))
  .map((value) => Address.of(4, value).toString());
const address6 = fc
  .oneof(fc.bigInt(0n, (1n << 128n) - 1n), fc.bigInt(0n, (1n << 48n) - 1n))
  .map((value) => Address.of(6, value).toString());

const record = fc.record({
  below: fc.boolean(),
  name: host,
  wildcard: fc.boolean(),
  ttl: fc.constantFrom(undefined, '1s', '1h', '2147483647s'),
  what: fc.oneof(
    fc.record({ type: fc.constant('A'), targets: fc.uniqueArray(address4, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      type: fc.constant('AAAA'),
      targets: fc.uniqueArray(address6, { minLength: 1, maxLength: 3 }),
    }),
    // a target whose last part is a number is refused: it may be an address with a part missing.
    fc.record({
      type: fc.constant('CNAME'),
      targets: fc.tuple(host.filter((name) => !/(?:^|\.)\d+$/.test(name))),
    }),
    fc.record({ type: fc.constant('TXT'), targets: fc.constant(['"; } forward . 1.1.1.1 {{']) }),
  ),
});

/** Networks with names and addresses of every form that the model takes, as text: JSON is YAML. */
const network = fc
  .record({
    domain: host,
    address: address4,
    address6: fc.option(address6, { nil: undefined }),
    records: fc.array(record, { minLength: 2, maxLength: 8 }),
    forwarders: fc.option(fc.array(fc.oneof(address4, address6), { minLength: 1, maxLength: 15 }), {
      nil: undefined,
    }),
    nameserver: fc.boolean(),
  })
  .map(({ domain, address, address6, records, forwarders, nameserver }) =>
    JSON.stringify({
      apiVersion: 'netloom/v1',
      name: 'any',
      domain: 'example.com',
      lan: { cidr: '192.168.1.0/24' },
      cluster: { splitHorizon: { forwarders }, nodes: [{ name: 'one', address: '192.168.1.10' }] },
      ingress: { domain, address, address6 },
      dns: {
        zone: 'example.com',
        records: records
          .map(({ below, name, wildcard, ttl, what }) => ({
            name: `${wildcard ? '*.' : ''}${name}${below ? `.${domain}` : ''}`,
            ttl,
            ...what,
          }))
          .filter(({ name }) => Hostname.safeParse(name).success),
      },
      ...(nameserver ? { tailnet: { nameserver: { address: '10.43.0.53' } } } : {}),
    }),
  );

function read(text: string): Network {
  const parsed = parseSource(text, 'network.yaml');
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return resolve(file, parsed).network;
}

function customOf(network: Network): ConfigMapData {
  const { configMaps } = networkModelChart.toValues(network, (_, value) => value);
  const custom = configMaps.find(({ name }) => name === 'coredns-custom');
  return Object.fromEntries(Object.entries(custom?.data ?? {}).map(([key, text]) => [key, text.toString()]));
}

/** Hosts of each zone that CoreDNS answers itself, with what the network's records say of them. */
function expectations(network: Network): readonly (readonly [string, Reply, Reply])[] {
  const zones = internalZones(network);
  return [...zones.values()].flatMap(({ name, own, below }) => {
    const taken = zones.has(`z.${name}`);
    const asked = [
      [name, own],
      [`z.${name}`, taken ? [] : below],
      [`y.z.${name}`, taken ? [] : below],
    ] as const;
    return asked
      .filter(([host, records]) => records.length > 0 && Hostname.safeParse(host).success)
      .map(([host, records]) => [host, toReply(records, 'A'), toReply(records, 'AAAA')] as const);
  });
}

function toReply(records: readonly DnsRecord[], type: 'A' | 'AAAA'): Reply {
  const addresses = records.filter((record) => record.type === type).flatMap(({ targets }) => targets);
  return addresses.length === 0 ? 'ENODATA' : sorted(addresses.map(String));
}

/** Node prints an IPv6 address that holds an IPv4 one in another way. */
function sorted(reply: Reply): Reply {
  if (typeof reply === 'string') return reply;
  const addresses = reply.map((text) => {
    const parsed = Address.parse(text);
    return parsed.ok ? parsed.value.toString() : text;
  });
  return [...new Set(addresses)].toSorted();
}

describeUnless(program === null ? 'Go is missing' : null, 'Corefiles of any network', () => {
  it(`are taken by CoreDNS, and answered as the records say: ${NETWORKS} networks, seed ${SEED}`, async () => {
    let hosts = 0;
    await fc.assert(
      fc.asyncProperty(network, async (text) => {
        const given = read(text);
        const dns = await startClusterDns({
          program: program ?? '',
          network: given,
          custom: customOf(given),
        });
        try {
          for (const [host, A, AAAA] of expectations(given)) {
            hosts += 1;
            const answers = [
              host,
              sorted(await dns.askAsPod(host, 'A')),
              sorted(await dns.askAsPod(host, 'AAAA')),
            ];
            expect(answers).toEqual([host, A, AAAA]);
          }
        } finally {
          await dns.stop();
        }
      }),
      { seed: SEED, numRuns: NETWORKS },
    );
    process.stderr.write(`CoreDNS, seed ${SEED}: ${hosts} hosts asked\n`);
    expect(hosts).toBeGreaterThan(3 * NETWORKS);
  }, 600_000);
});
