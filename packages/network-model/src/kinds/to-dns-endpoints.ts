import type { Drawn, From } from '@netloom/chart-kit';
import { providerOf } from '../dns-providers/index.ts';
import { dnsZoneOf } from '../dns-zone-of.ts';
import type { DnsRecord, Network } from '../network.ts';
import { CLOUDFLARE_PROXIED } from './cloudflare-proxied.ts';
import type { DNSEndpointSpec } from './dns-endpoint.ts';
import { objectNameOf } from './object-name.ts';

interface Placed {
  readonly name: string;
  readonly namespace: string;
  readonly spec: DNSEndpointSpec;
}
type Endpoint = Drawn<DNSEndpointSpec['endpoints'][number]>;

/** One DNSEndpoint for each name that the owner has records of; none where no provider serves the network. */
export function toDnsEndpoints(options: {
  readonly network: Network;
  readonly owner: DnsRecord['owner'];
  readonly namespace: string;
  readonly from: From;
}): readonly Drawn<Placed>[] {
  const { network, owner, namespace, from } = options;
  if (network.dns === null) return [];
  const records = network.records.filter((record) => record.owner === owner);
  return [...Map.groupBy(records, ({ name }) => name)].flatMap(([name, [first, ...rest]]) => {
    if (first === undefined) return [];
    return from(first, {
      name: objectNameOf(name),
      namespace,
      spec: { endpoints: [first, ...rest].map((record) => from(record, toEndpoint(record, network))) },
    });
  });
}

function toEndpoint({ name, type, targets, ttl, proxied }: DnsRecord, network: Network): Endpoint {
  const zone = dnsZoneOf(network, name);
  // others know nothing of the property, and would find it missing each time.
  const isProxiable = zone === null || providerOf(zone).isCloudflare;
  return {
    dnsName: name,
    recordType: type,
    targets,
    ...(ttl === null ? {} : { recordTTL: ttl }),
    ...(type === 'TXT' || !isProxiable
      ? {}
      : { providerSpecific: [{ name: CLOUDFLARE_PROXIED, value: proxied ? 'true' : 'false' }] }),
  };
}
