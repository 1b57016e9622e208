import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import { nameserverOf } from '../../nameserver-of.ts';
import type { DnsRecord } from '../../network.ts';
import { internalZones } from '../../split-horizon/internal-zones.ts';
import { TAILNET_ZONE } from '../../split-horizon/tailnet-zone.ts';

/** Zones that CoreDNS answers from elsewhere, and what breaks when their names are hidden. */
const OTHERS = [
  { zone: 'cluster.local', lost: 'pods find no Service there any more' },
  { zone: 'in-addr.arpa', lost: 'reverse lookups of addresses there fail' },
  { zone: 'ip6.arpa', lost: 'reverse lookups of addresses there fail' },
] as const;

const OF_TAILNET = { zone: TAILNET_ZONE, lost: "Tailscale's nameserver is not asked for them" };

export const splitHorizonHidesOthers: Rule<NetworkFacts> = {
  code: 'split-horizon-hides-others',
  severity: 'error',
  description: 'No internal name hides names of the cluster or of the tailnet.',
  *check(facts) {
    const { cluster } = facts.network;
    if (cluster.splitHorizon === null) return;
    const zones = [...internalZones(facts.network).values()];
    const others = nameserverOf(facts.network) === null ? OTHERS : [...OTHERS, OF_TAILNET];
    for (const { zone: other, lost } of others) {
      // the widest comes first, and those inside follow from it
      const zone = zones.find(({ name }) => isUnder(other, name) || isUnder(name, other));
      const [record] = zone === undefined ? [] : [...zone.own, ...zone.below];
      if (zone === undefined || record === undefined) continue;
      yield {
        message: `internal name "${record.name}" makes CoreDNS answer for zone ${zone.name}, which hides names of ${other}: ${lost}`,
        at: statedAt(record, facts),
        related: [{ message: 'split horizon is on', at: facts.origins.of(cluster.splitHorizon) }],
        help: 'move the name to a domain of your own',
      };
    }
  },
};

/** Records of the ingress domain are derived from it. */
function statedAt(record: DnsRecord, { network, origins }: NetworkFacts): Finding['at'] {
  const ingress = network.ingresses.find(({ domain }) => domain !== null && record.name === `*.${domain}`);
  return record.owner === 'ingress' && ingress !== undefined
    ? origins.of(ingress, 'domain')
    : origins.of(record, 'name');
}
