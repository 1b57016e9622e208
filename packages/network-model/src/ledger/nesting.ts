import type { Space } from '../network.ts';
import type { AddressClaim, Purpose } from './claim.ts';

export type ClaimKind = `${Space}/${Purpose}`;

/** The rules that forbid two claims to share addresses. */
export type OverlapCode =
  | 'address-on-subnet-edge'
  | 'address-pinned-twice'
  | 'backend-in-cluster-network'
  | 'cluster-dns-unusable'
  | 'dhcp-holds-fixed-address'
  | 'hosts-share-address'
  | 'node-pod-cidrs-overlap'
  | 'pool-holds-subnet-edge'
  | 'pool-in-cluster-network'
  | 'pool-overlaps-dhcp'
  | 'pool-overlaps-host'
  | 'pool-overlaps-reserved'
  | 'pools-overlap'
  | 'reserved-address-in-use'
  | 'subnets-overlap'
  | 'tailnet-range-in-use';

interface NestingRow {
  readonly outer: readonly ClaimKind[];
  readonly inner: readonly ClaimKind[];
  readonly code: OverlapCode;
}

const SUBNETS = ['lan/subnet', 'sdn/subnet', 'pods/subnet', 'services/subnet', 'vpn/subnet'] as const;
const POOLS = ['lan/pool', 'sdn/pool'] as const;
const FIXED_HOSTS = ['lan/gateway', 'lan/proxmox', 'lan/node', 'lan/host'] as const;
const LAN_HOSTS = [...FIXED_HOSTS, 'lan/lease'] as const;
const SDN_HOSTS = ['sdn/gateway', 'sdn/node'] as const;
const HOSTS = [...LAN_HOSTS, ...SDN_HOSTS] as const;
const DHCP = ['lan/dhcp', 'sdn/dhcp'] as const;
const RESERVED = ['lan/reserved', 'sdn/reserved'] as const;
const API = ['lan/api', 'sdn/api'] as const;
const VIRTUAL = ['lan/virtual', 'sdn/virtual', ...API] as const;
const BACKENDS = ['lan/backend', 'sdn/backend', 'public/backend'] as const;
const EDGES = ['lan/network', 'lan/broadcast', 'sdn/network', 'sdn/broadcast'] as const;
const SERVICE_EDGES = ['services/network', 'services/broadcast', 'services/kubernetes'] as const;
const PINS = ['lan/pin', 'sdn/pin', 'lan/allocation', 'sdn/allocation'] as const;

/** Which claims of one network may not share addresses; claims without a row may. */
const ROWS: readonly NestingRow[] = [
  { outer: POOLS, inner: [...HOSTS, ...VIRTUAL, ...BACKENDS], code: 'pool-overlaps-host' },
  { outer: POOLS, inner: DHCP, code: 'pool-overlaps-dhcp' },
  { outer: POOLS, inner: RESERVED, code: 'pool-overlaps-reserved' },
  { outer: POOLS, inner: EDGES, code: 'pool-holds-subnet-edge' },
  { outer: POOLS, inner: POOLS, code: 'pools-overlap' },
  { outer: ['pods/subnet', 'services/subnet'], inner: POOLS, code: 'pool-in-cluster-network' },
  { outer: ['pods/subnet', 'services/subnet'], inner: BACKENDS, code: 'backend-in-cluster-network' },
  { outer: SUBNETS, inner: SUBNETS, code: 'subnets-overlap' },
  { outer: ['tailnet/tailscale'], inner: [...SUBNETS, ...POOLS], code: 'tailnet-range-in-use' },
  { outer: LAN_HOSTS, inner: LAN_HOSTS, code: 'hosts-share-address' },
  { outer: HOSTS, inner: API, code: 'hosts-share-address' },
  // a node may be the gateway of its VNet.
  { outer: ['sdn/node'], inner: ['sdn/node'], code: 'hosts-share-address' },
  // what the DHCP server gives to one host it gives to no other.
  {
    outer: DHCP,
    inner: [...FIXED_HOSTS, ...SDN_HOSTS, ...VIRTUAL, ...BACKENDS, ...RESERVED],
    code: 'dhcp-holds-fixed-address',
  },
  { outer: RESERVED, inner: [...LAN_HOSTS, 'sdn/node', ...BACKENDS], code: 'reserved-address-in-use' },
  { outer: EDGES, inner: [...HOSTS, ...VIRTUAL, ...BACKENDS], code: 'address-on-subnet-edge' },
  { outer: SERVICE_EDGES, inner: ['services/dns'], code: 'cluster-dns-unusable' },
  { outer: ['pods/node-pods'], inner: ['pods/node-pods'], code: 'node-pod-cidrs-overlap' },
  { outer: PINS, inner: PINS, code: 'address-pinned-twice' },
];

/** What no pool of another network may hold; what a network reserves is kept free for the other. */
const FLEET_HOLDS: ReadonlySet<ClaimKind> = new Set([...HOSTS, ...VIRTUAL, ...BACKENDS, ...DHCP]);

/** Two claims on the same addresses that a row of the nesting table forbids. */
export interface Conflict {
  readonly code: OverlapCode;
  /** As in the row. */
  readonly outer: AddressClaim;
  readonly inner: AddressClaim;
}

const CODES: ReadonlyMap<string, OverlapCode> = new Map(
  ROWS.flatMap(({ outer, inner, code }) =>
    outer.flatMap((one) => inner.map((other) => [`${one} ${other}`, code] as const)),
  ),
);

/** The conflict between two claims that share addresses; null where the table allows it. */
export function checkNesting(one: AddressClaim, other: AddressClaim): Conflict | null {
  const [first, second] = [claimKind(one), claimKind(other)];
  const code = CODES.get(`${first} ${second}`);
  if (code !== undefined) return { code, outer: one, inner: other };
  const reversed = CODES.get(`${second} ${first}`);
  return reversed === undefined ? null : { code: reversed, outer: other, inner: one };
}

export function isFleetHold(claim: AddressClaim): boolean {
  return FLEET_HOLDS.has(claimKind(claim));
}

function claimKind({ space, purpose }: AddressClaim): ClaimKind {
  return `${space}/${purpose}`;
}
