import type { Origins } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import type { Delivery, Network } from '../../network.ts';

/** A network that an Argo CD of several clusters delivers. */
export interface FleetMember {
  readonly network: Network;
  readonly origins: Origins;
  readonly delivery: Delivery;
  readonly cluster: string;
}

/** The networks that one Argo CD delivers, as far as the files state it: those that name a cluster, by their repository. */
export function fleetsOf({ networks }: FleetFacts): readonly (readonly FleetMember[])[] {
  const rows = networks.flatMap(({ network, origins }): readonly FleetMember[] => {
    const { delivery } = network;
    if (typeof delivery?.cluster !== 'string') return [];
    return [{ network, origins, delivery, cluster: delivery.cluster }];
  });
  return [...Map.groupBy(rows, ({ delivery }) => delivery.git.url).values()];
}
