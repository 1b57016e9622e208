import { IntervalSet, type Cidr } from '@netloom/addresses';
import { printEndpoint } from '../endpoint.ts';
import type { NetworkFile } from '../file/network-file.ts';
import type { AdvertisedRoute, Connector, Tailnet } from '../network.ts';
import type { FilledFile } from './fill-cluster.ts';
import { intervalsOf } from './intervals-of.ts';
import type { Recording } from './recording.ts';

export function toTailnet({ tailnet }: NetworkFile, record: Recording): Tailnet | null {
  if (tailnet === undefined) return null;
  const { namespace, oauth, nameserver, acceptRoutes, sites } = tailnet;
  return record.from(tailnet, {
    namespace,
    oauth,
    nameserver: nameserver?.address ?? null,
    acceptRoutes,
    sites,
  });
}

export function toConnectors({ tailnet }: NetworkFile, record: Recording): readonly Connector[] {
  return record.rows(tailnet?.connectors, (connector) => ({
    ...connector,
    proxyClass: connector.proxyClass ?? null,
  }));
}

/** What each Connector advertises, covered by the fewest exact CIDRs; a CIDR of two endpoints is listed once. */
export function toRoutes(file: FilledFile, record: Recording): readonly AdvertisedRoute[] {
  return (file.tailnet?.connectors ?? []).flatMap((connector) => {
    const seen = new Set<string>();
    return connector.advertise.flatMap((endpoint) => {
      const cidrs = IntervalSet.of(intervalsOf(endpoint, file)).toCidrs();
      return cidrs.flatMap((cidr: Cidr) => {
        if (seen.has(cidr.toString())) return [];
        seen.add(cidr.toString());
        record.derived(cidr, `covers ${printEndpoint(endpoint)}`, [endpoint]);
        return [record.from(endpoint, { connector: connector.name, cidr, for: endpoint })];
      });
    });
  });
}
