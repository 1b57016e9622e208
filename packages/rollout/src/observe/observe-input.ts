import type { ApiObject } from '@netloom/cluster';
import type { Network, NetworkFacts } from '@netloom/network-model';
import type { Umbrella } from '../release/render-umbrella.ts';
import type { Stage } from './observation.ts';
import type { Snapshot } from './snapshot.ts';

export interface ObserveInput {
  readonly snapshot: Snapshot;
  /** What is desired. */
  readonly facts: NetworkFacts;
  readonly until: Stage;
  /** The umbrella of a network, as the charts of this netloom make it, for a cluster with these pools. */
  readonly render: (network: Network, pools: readonly ApiObject[]) => Promise<Umbrella>;
}
