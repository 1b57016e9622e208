import type { Origins } from '@netloom/diagnostics';
import type { Ledger } from './ledger/ledger.ts';
import type { Network } from './network.ts';

/** What a rule over one network sees. */
export interface NetworkFacts {
  readonly network: Network;
  readonly origins: Origins;
  readonly ledger: Ledger;
}

/** What a rule over several networks sees: clusters that one router or one tailnet reaches. */
export interface FleetFacts {
  readonly networks: readonly NetworkFacts[];
}
