import { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { isUnder } from '../host-names.ts';
import { wildcardOf } from '../name-forms.ts';
import type { Hostname } from '../names.ts';
import type { DnsRecord } from '../network.ts';
import { balancedOf } from './balancers.ts';
import { given } from './given.ts';
import { statedIngresses } from './ingress-names.ts';
import { openedAddress } from './opened-address.ts';
import type { Recording } from './recording.ts';
import { statedPublicWay } from './routing.ts';

/** Records derived from hosts, then those that the file states. */
export function toRecords(file: NetworkFile, record: Recording): readonly DnsRecord[] {
  return [
    ...tunnelRecords(file, record),
    ...wildcardRecords(file, record),
    ...publicRecords(file, record),
    ...addressRecords(file, record),
    ...statedRecords(file, record),
  ];
}

/** One for each public host, however many paths it has. */
function tunnelRecords({ services, tunnel }: NetworkFile, record: Recording): readonly DnsRecord[] {
  if (tunnel === undefined) return [];
  const exposures: readonly { readonly host: Hostname; readonly row: object }[] = services
    .flatMap(({ expose }) => expose)
    .flatMap((row) => (row.via === 'tunnel' && row.host !== undefined ? [{ host: row.host, row }] : []));
  const answers = tunnel.answers.map((row) => ({ host: row.host, row }));
  const hosts = Map.groupBy([...exposures, ...answers], ({ host }) => host);
  return [...hosts].map(([name, rows]) =>
    record.derived(
      {
        name,
        type: 'CNAME' as const,
        targets: [`${tunnel.id}.cfargotunnel.com`],
        proxied: true,
        ttl: null,
        owner: 'tunnel' as const,
      },
      'a tunnel host is a proxied CNAME of its tunnel',
      [...rows.map(({ row }) => row), tunnel],
    ),
  );
}

/** Unproxied: the edge cannot reach a private address. */
function wildcardRecords(file: NetworkFile, record: Recording): readonly DnsRecord[] {
  return statedIngresses(file).flatMap(({ row: one }) => {
    const { domain } = one;
    if (domain === undefined) return [];
    return given(one.address, one.address6).map((address) =>
      record.derived(
        {
          name: wildcardOf(domain),
          type: address.family === 4 ? ('A' as const) : ('AAAA' as const),
          targets: [address],
          proxied: false,
          ttl: null,
          owner: 'ingress' as const,
        },
        "the ingress domain's wildcard is Traefik's address",
        [one],
      ),
    );
  });
}

/** A published host is the router's public address, or the name that a DDNS client keeps there; by IPv6 it is its own. */
function publicRecords(file: NetworkFile, record: Recording): readonly DnsRecord[] {
  const way = statedPublicWay(file);
  const published = file.services.flatMap((service) =>
    service.expose.flatMap((row) =>
      row.public === undefined || row.via === 'tunnel' || row.host === undefined || row.host === way?.ddns
        ? []
        : [{ host: row.host, row, service }],
    ),
  );
  const target = way?.address ?? way?.ddns;
  return [...Map.groupBy(published, ({ host }) => host)].flatMap(([name, rows]) => {
    const common = {
      name,
      proxied: rows.every(({ row }) => row.public === 'proxied'),
      ttl: null,
      owner: rows.some(({ row }) => row.via === 'ingress') ? ('ingress' as const) : ('dns' as const),
    };
    const sources = rows.map(({ row }) => row);
    const byRouter =
      way === undefined || target === undefined
        ? []
        : [
            record.derived<DnsRecord>(
              { ...common, type: typeof target === 'string' ? 'CNAME' : 'A', targets: [target] },
              "a published host is the router's public address",
              [...sources, way],
            ),
          ];
    // beside a CNAME there is no other record: RFC 1034, 3.6.2.
    const opened = typeof target === 'string' ? [] : rows.flatMap((row) => openedAddress(file, row) ?? []);
    const own = [...new Map(opened.map((one) => [one.address.toString(), one])).values()];
    return [
      ...byRouter,
      ...own.map(({ address, opening }) =>
        record.derived<DnsRecord>(
          { ...common, type: 'AAAA', targets: [address] },
          "a published host is its own IPv6 address, which the router's firewall is open to",
          [...sources, opening],
        ),
      ),
    ];
  });
}

interface NamedAddress {
  readonly name: Hostname;
  readonly address: Address;
  readonly of: object;
  readonly by: string;
}

/**
 * Names of the API and of load balancer addresses, within the zone alone: another name is in the hands of whoever serves that.
 * Unproxied, as a wildcard's.
 */
function addressRecords(file: NetworkFile, record: Recording): readonly DnsRecord[] {
  const { dns } = file;
  if (dns === undefined) return [];
  const zones = dns.zones?.map((zone) => zone.name) ?? [dns.zone];
  const named = [...namedAddresses(file)].filter(({ name }) =>
    zones.some((zone) => zone !== undefined && isUnder(name, zone)),
  );
  return [...Map.groupBy(named, ({ name, address }) => `${name} ${address.toString()}`).values()].flatMap(
    ([first, ...others]) => {
      if (first === undefined) return [];
      const { name, address, by, of } = first;
      const row = {
        name,
        type: address.family === 4 ? ('A' as const) : ('AAAA' as const),
        targets: [address],
        proxied: false,
        ttl: null,
        owner: 'dns' as const,
      };
      return [record.derived(row, by, [of, ...others.map((other) => other.of)])];
    },
  );
}

function* namedAddresses({ cluster: { api }, services }: NetworkFile): Iterable<NamedAddress> {
  if (api?.name !== undefined) {
    const by = 'the name of the Kubernetes API is its address';
    for (const address of given(api.address, api.address6)) yield { name: api.name, address, of: api, by };
  }
  for (const row of services.flatMap(balancedOf)) {
    if (row.host === undefined || row.public !== undefined) continue;
    const by = 'the name of a load balancer address is that address';
    for (const address of given(row.address, row.address6)) yield { name: row.host, address, of: row, by };
  }
}

function statedRecords({ dns }: NetworkFile, record: Recording): readonly DnsRecord[] {
  return (dns?.records ?? []).map((stated) =>
    record.from(stated, {
      name: stated.name,
      type: stated.type,
      targets: record.from(
        stated.targets,
        stated.targets.map((text) => toTarget(stated.type, text)),
      ),
      proxied: stated.proxied,
      ttl: stated.ttl ?? null,
      owner: 'dns' as const,
    }),
  );
}

function toTarget(type: DnsRecord['type'], text: string): Address | string {
  if (type !== 'A' && type !== 'AAAA') return text;
  const read = Address.parse(text);
  if (!read.ok) throw new Error(`the schema let a bad address through: ${read.message}`);
  return read.value;
}
