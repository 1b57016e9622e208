import type { Diagnostic, Origins, Waived } from '@netloom/diagnostics';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import type { FleetNetwork } from './fleet/fleet-network.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Network } from './network.ts';
import type { RepositoryPlace } from './repository-place.ts';

/** What a rule over one network sees. */
export interface NetworkFacts {
  readonly network: Network;
  readonly origins: Origins;
  readonly ledger: Ledger;
  /** Where the file lies; null for a text that is that of no file. */
  readonly place: RepositoryPlace | null;
  /** What reads Go's regular expressions; null where it was not loaded, since the network was taken to have none. */
  readonly readGoRegexp: ReadGoRegexp | null;
}

/** A network with the findings about it: what is generated is made of this. */
export interface NetworkView {
  readonly facts: NetworkFacts;
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that a waiver covers. */
  readonly waived: readonly Waived[];
}

/** What a rule over several networks sees: clusters that one router or one tailnet reaches. */
export interface FleetFacts {
  readonly networks: readonly FleetNetwork[];
}
