import type { FleetFacts } from '../../facts.ts';
import type { FleetDelivery, FleetNetwork } from '../../fleet/fleet-network.ts';

/** A network that an Argo CD of several clusters delivers. */
export interface FleetMember {
  readonly network: FleetNetwork;
  readonly delivery: FleetDelivery;
}

/** The networks that one Argo CD delivers, as far as the files state it: those that name a cluster, by their repository. */
export function fleetsOf({ networks }: FleetFacts): readonly (readonly FleetMember[])[] {
  const rows = networks.flatMap((network): readonly FleetMember[] => {
    const { delivery } = network;
    return delivery === null ? [] : [{ network, delivery }];
  });
  return [...Map.groupBy(rows, ({ delivery }) => delivery.url).values()];
}
