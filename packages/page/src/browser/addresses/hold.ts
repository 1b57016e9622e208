import { IntervalSet, type Cidr, type Interval } from '@netloom/addresses';
import {
  addressSpaces,
  type AddressClaim,
  type Conflict,
  type NetworkFacts,
  type Purpose,
  type Subnet,
} from '@netloom/network-model';
import type { PageFinding, PagePlace } from '../../data/page-data.ts';
import { placeOfOrigin } from '../subjects/place-of-origin.ts';

/** Who has addresses of a network, as the picture and the table of the network show it. */
export interface Hold {
  readonly interval: Interval;
  /** The owner's name, alone: the kind says what it is. */
  readonly label: string;
  readonly kind: string;
  readonly claim: AddressClaim;
}

export interface NetworkHolds {
  readonly subnet: Subnet;
  /** By first address, larger before smaller. */
  readonly holds: readonly Hold[];
  readonly free: readonly Interval[];
  readonly freeCount: bigint;
  /** Addresses that two have who may not share them. */
  readonly conflicts: readonly Interval[];
}

export function networkHolds(
  { network, ledger }: NetworkFacts,
  findings: readonly PageFinding[],
): readonly NetworkHolds[] {
  const disputed = ledger.conflicts.filter(isReportedBy(findings)).map(toShared);
  return addressSpaces(ledger, network.subnets).map(({ subnet, held, free }) => ({
    subnet,
    holds: held.map(toHold).toSorted(byAddress),
    free: free.intervals,
    freeCount: free.size,
    conflicts: disputed
      .filter(({ space, interval }) => space === subnet.space && subnet.cidr.overlaps({ interval }))
      .map(({ interval }) => interval),
  }));
}

/** What of it is in a window; free runs are cut at its ends. */
export function visibleIn({ holds, free }: NetworkHolds, window: Cidr): Pick<NetworkHolds, 'holds' | 'free'> {
  return {
    holds: holds.filter((hold) => window.overlaps(hold)),
    free: IntervalSet.of(free).intersect(IntervalSet.of([window.interval])).intervals,
  };
}

const KINDS = {
  subnet: 'network',
  network: 'network address',
  broadcast: 'broadcast address',
  gateway: 'gateway',
  proxmox: 'Proxmox host',
  node: 'node',
  host: 'host',
  lease: 'host by DHCP',
  api: 'Kubernetes API',
  virtual: 'virtual address',
  backend: 'device behind a Service',
  dhcp: 'DHCP range',
  reserved: 'reserved',
  pool: 'pool',
  pin: 'pinned',
  allocation: 'Service',
  dns: 'DNS',
  kubernetes: 'Service',
  'node-pods': 'pods of the node',
  tailscale: 'devices',
} as const satisfies Record<Purpose, string>;

/** Owners whose name says nothing, or that have none. */
const LABELS: Readonly<Record<string, string>> = {
  ingress: 'Traefik',
  dhcp: 'DHCP',
  reserved: 'reserved',
  'cluster-dns': 'CoreDNS',
  'kubernetes-api': 'Kubernetes API',
  'tailnet-nameserver': 'nameserver',
};

function toHold(claim: AddressClaim): Hold {
  const { owner, purpose, interval } = claim;
  const [kind = '', ...name] = owner.split(':');
  const isEdge = purpose === 'network' || purpose === 'broadcast';
  const label = isEdge ? purpose : (LABELS[owner] ?? (name.join(':') || kind));
  return { interval, label, kind: KINDS[purpose], claim };
}

function byAddress({ interval: one }: Hold, { interval: other }: Hold): number {
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.last === other.last ? 0 : one.last > other.last ? -1 : 1;
}

/** Whether a finding is about a conflict: rules allow some, such as that of Traefik's address and the row that states it. */
function isReportedBy(findings: readonly PageFinding[]): (conflict: Conflict) => boolean {
  const key = (code: string, { file, line, column }: PagePlace): string =>
    `${code} ${file}:${line}:${column}`;
  const reported = new Set(
    findings.flatMap(({ code, at, related }) =>
      [...(at === null ? [] : [at]), ...related.map((place) => place.at)].map((place) => key(code, place)),
    ),
  );
  return ({ code, inner, outer }) =>
    [inner, outer].every(({ origin }) => reported.has(key(code, placeOfOrigin(origin).start)));
}

/** The addresses that both have. */
function toShared({ outer, inner }: Conflict): Pick<AddressClaim, 'space' | 'interval'> {
  return {
    space: inner.space,
    interval: {
      family: inner.interval.family,
      first: larger(outer.interval.first, inner.interval.first),
      last: smaller(outer.interval.last, inner.interval.last),
    },
  };
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
