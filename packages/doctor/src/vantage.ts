import type { ClusterReader } from '@netloom/cluster';
import type { DeviceAddress } from './device.ts';
import type { DnsResolver } from './dns-resolver.ts';

/** The resolvers that a name is asked of. */
export type ResolverName = 'public' | 'lan' | 'cluster';

/** Where the checks look from, and what they can look at. */
export interface Vantage {
  /** Rejects with the reason where no cluster can be read. */
  readonly cluster: Promise<ClusterReader>;
  /** Those that were named, and those that need no name. */
  readonly resolvers: Partial<Readonly<Record<ResolverName, DnsResolver>>>;
  readonly device: readonly DeviceAddress[];
  /** The limit of each check. */
  readonly timeoutMs: number;
}
