import type { ClusterReader } from '@netloom/cluster';

/** Where the checks look from, and what they can look at. */
export interface Vantage {
  /** Rejects with the reason where no cluster can be read. */
  readonly cluster: Promise<ClusterReader>;
}
