import type { ClusterClient, ClusterReader } from '@netloom/cluster';
import type { OpenProxmox } from './checks/proxmox/open-proxmox.ts';
import type { DeviceAddress } from './device.ts';
import type { DnsResolver } from './dns-resolver.ts';
import type { PodAnswers } from './in-cluster/pod-answers.ts';
import type { Neighbour } from './neighbours.ts';
import type { Probe } from './probe.ts';

/** The resolvers that a name is asked of. */
export type ResolverName = 'public' | 'lan' | 'cluster';

/** Where the checks look from, and what they can look at. */
export interface Vantage {
  /** Rejects with the reason where no cluster can be read. */
  readonly cluster: Promise<ClusterReader & Pick<ClusterClient, 'askPod'>>;
  /** Those that were named, and those that need no name. */
  readonly resolvers: Partial<Readonly<Record<ResolverName, DnsResolver>>>;
  readonly device: readonly DeviceAddress[];
  /** What this device has heard by ARP, or for IPv6 by NDP. Throws NotChecked where it cannot be read. */
  readonly neighbours: (family: 4 | 6) => Promise<readonly Neighbour[]>;
  /** Rejects with the reason where no token is named, or no host answers. */
  readonly proxmox: Promise<OpenProxmox>;
  /** The answers that a pod got; null where nobody asked for one. Rejects with the reason where there are none. */
  readonly pod: Promise<PodAnswers | null>;
  /** What opens connections into the network; null where nobody asked for that. */
  readonly probe: Probe | null;
  /** The limit of each check. */
  readonly timeoutMs: number;
}
