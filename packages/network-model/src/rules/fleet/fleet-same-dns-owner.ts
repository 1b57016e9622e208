import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import type { FleetDns, FleetNetwork } from '../../fleet/fleet-network.ts';
import { parentOf } from '../../host-names.ts';
import { describeNetworks } from '../shared/describe.ts';
import { fleetFinding } from '../shared/fleet-finding.ts';

export const fleetSameDnsOwner: Rule<FleetFacts> = {
  code: 'fleet-same-dns-owner',
  severity: 'error',
  description: 'Two clusters that write one zone have different owner ids.',
  *check({ networks }) {
    const writers = networks.flatMap((network) => network.dns.map((dns) => ({ network, dns })));
    for (const [owner, sharing] of Map.groupBy(writers, ({ dns }) => dns.owner)) {
      for (const [zone, all] of byZone(sharing)) {
        const found = withoutNamesakes(all);
        if (new Set(found.map(({ network }) => network)).size < 2) continue;
        const places = found.map(({ network, dns: { at } }) => ({
          message: `owner "${owner}" of network "${network.name}"`,
          at,
        }));
        yield* fleetFinding(places, {
          message: `${describeNetworks(found.map(({ network }) => network))} write zone "${zone}" as one owner, "${owner}"`,
          help: "give each its own `dns: { owner: … }`: with one id, each external-dns deletes the others' records",
        });
      }
    }
  },
};

interface Writer {
  readonly network: FleetNetwork;
  readonly dns: FleetDns;
}

/** The owner is the network's name unless stated: networks that share it for that reason are reported by fleet-same-name. */
function withoutNamesakes(writers: readonly Writer[]): readonly Writer[] {
  const first = writers.find(({ dns }) => !dns.isStated);
  return writers.filter((writer) => writer.dns.isStated || writer === first);
}

/** By the outermost of their zones: what writes a zone writes those inside it, too. */
function byZone(writers: readonly Writer[]): ReadonlyMap<string, readonly Writer[]> {
  const zones = new Set(writers.map(({ dns }) => dns.zone));
  return Map.groupBy(writers, ({ dns }) => outermost(dns.zone, zones));
}

function outermost(zone: string, zones: ReadonlySet<string>): string {
  let found = zone;
  for (let parent = parentOf(zone); parent !== ''; parent = parentOf(parent)) {
    if (zones.has(parent)) found = parent;
  }
  return found;
}
