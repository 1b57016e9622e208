import type { NetworkFile } from '../file/network-file.ts';
import type { Dns, DnsZone } from '../network.ts';
import type { Recording } from './recording.ts';

const CLOUDFLARE = { existingSecret: 'cloudflare-api-token', key: 'api-token' };

export function toDns({ dns, name }: NetworkFile, record: Recording): Dns | null {
  if (dns === undefined) return null;
  const { owner = name } = dns;
  return record.from<Dns>(dns, {
    owner,
    zones: dns.zones === undefined ? oneZone(dns, record) : record.rows(dns.zones, toZone),
  });
}

/** The short form: its keys stand beside those of `dns` itself. */
function oneZone(dns: NonNullable<NetworkFile['dns']>, record: Recording): readonly DnsZone[] {
  const { zone, credentials } = dns;
  if (zone === undefined) throw new Error('the schema let dns through without a zone');
  const row = record.from<DnsZone>(dns, {
    name: zone,
    provider: 'cloudflare',
    existingSecret: credentials.existingSecret,
    secretKey: credentials.key,
    server: null,
    region: null,
    webhook: null,
    solver: {
      existingSecret: credentials.existingSecret,
      secretKey: credentials.key,
      webhook: null,
    },
  });
  record.key(row, 'name', [dns, 'zone']);
  record.key(row, 'existingSecret', [credentials, 'existingSecret']);
  record.key(row, 'secretKey', [credentials, 'key']);
  return record.from(dns, [row]);
}

type ZoneFile = NonNullable<NonNullable<NetworkFile['dns']>['zones']>[number];

function toZone({
  name,
  provider,
  credentials = CLOUDFLARE,
  server,
  region,
  webhook,
  solver = {},
}: ZoneFile): DnsZone {
  const { existingSecret = credentials.existingSecret, key = credentials.key, webhook: program } = solver;
  return {
    name,
    provider,
    existingSecret: credentials.existingSecret,
    secretKey: credentials.key,
    server: server ?? null,
    region: region ?? null,
    webhook: webhook ?? null,
    solver: {
      existingSecret,
      secretKey: key,
      webhook: program === undefined ? null : { ...program, config: program.config ?? null },
    },
  };
}
