import { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { isUnder } from '../host-names.ts';
import { wildcardOf } from '../name-forms.ts';
import type { Dns, DnsRecord } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';

export function toDns({ dns, name }: NetworkFile, record: Recording): Dns | null {
  if (dns === undefined) return null;
  const { provider, zone, owner = name, credentials } = dns;
  const { existingSecret, key: secretKey } = credentials;
  const row = record.from<Dns>(dns, { provider, zone, owner, existingSecret, secretKey });
  record.key(row, 'existingSecret', [credentials, 'existingSecret']);
  record.key(row, 'secretKey', [credentials, 'key']);
  return row;
}

/** Records derived from hosts, then those that the file states. */
export function toRecords(file: NetworkFile, record: Recording): readonly DnsRecord[] {
  return [
    ...tunnelRecords(file, record),
    ...wildcardRecords(file, record),
    ...apiRecords(file, record),
    ...statedRecords(file, record),
  ];
}

/** One for each public host, however many paths it has. */
function tunnelRecords({ services, tunnel }: NetworkFile, record: Recording): readonly DnsRecord[] {
  if (tunnel === undefined) return [];
  const exposures = services.flatMap(({ expose }) => expose).filter(({ via }) => via === 'tunnel');
  const hosts = Map.groupBy(exposures, ({ host }) => host);
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
      [...rows, tunnel],
    ),
  );
}

/** Unproxied: the edge cannot reach a private address. */
function wildcardRecords({ ingress }: NetworkFile, record: Recording): readonly DnsRecord[] {
  if (ingress === undefined) return [];
  return given(ingress.address, ingress.address6).map((address) =>
    record.derived(
      {
        name: wildcardOf(ingress.domain),
        type: address.family === 4 ? ('A' as const) : ('AAAA' as const),
        targets: [address],
        proxied: false,
        ttl: null,
        owner: 'ingress' as const,
      },
      "the ingress domain's wildcard is Traefik's address",
      [ingress],
    ),
  );
}

/** Only within the zone: another name is in the hands of whoever serves that. Unproxied, as a wildcard's. */
function apiRecords({ cluster: { api }, dns }: NetworkFile, record: Recording): readonly DnsRecord[] {
  const name = api?.name;
  if (api === undefined || name === undefined || dns === undefined) return [];
  if (!isUnder(name, dns.zone)) return [];
  return given(api.address, api.address6).map((address) =>
    record.derived(
      {
        name,
        type: address.family === 4 ? ('A' as const) : ('AAAA' as const),
        targets: [address],
        proxied: false,
        ttl: null,
        owner: 'dns' as const,
      },
      'the name of the Kubernetes API is its address',
      [api],
    ),
  );
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
