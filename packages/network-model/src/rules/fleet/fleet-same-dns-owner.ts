import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts, NetworkFacts } from '../../facts.ts';
import type { Dns } from '../../network.ts';

export const fleetSameDnsOwner: Rule<FleetFacts> = {
  code: 'fleet-same-dns-owner',
  severity: 'error',
  description: 'Two clusters that write one zone have different owner ids.',
  *check({ networks }) {
    const rows = networks.flatMap((facts) =>
      facts.network.dns === null ? [] : [{ facts, dns: facts.network.dns }],
    );
    for (const [owner, sharing] of Map.groupBy(rows, ({ dns }) => dns.owner)) {
      for (const [index, row] of sharing.entries()) {
        const other = sharing
          .slice(0, index)
          .find((before) => isOneZone(before.dns, row.dns) && !isNamesake(before, row));
        if (other === undefined) continue;
        yield {
          message: `networks "${other.facts.network.name}" and "${row.facts.network.name}" both write zone "${row.dns.zone}" as owner "${owner}"`,
          at: row.facts.origins.of(row.dns, 'owner'),
          related: [
            {
              message: `owner "${owner}" of network "${other.facts.network.name}"`,
              at: other.facts.origins.of(other.dns, 'owner'),
            },
          ],
          help: "give each its own `dns: { owner: … }`: with one id, each external-dns deletes the other's records",
        };
      }
    }
  },
};

interface Row {
  readonly facts: NetworkFacts;
  readonly dns: Dns;
}

function isOneZone({ zone: one }: Dns, { zone: other }: Dns): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/** The owner is the network's name unless stated: fleet-same-name reports that. */
function isNamesake(one: Row, other: Row): boolean {
  if (one.facts.network.name !== other.facts.network.name) return false;
  return [one, other].every(({ facts, dns }) => facts.origins.of(dns, 'owner').kind !== 'written');
}
