import type { Space } from '../network.ts';
import type { AddressClaim, Purpose } from './claim.ts';

export type ClaimKind = `${Space}/${Purpose}`;

/** The rules that forbid two claims to share addresses. */
export type OverlapCode =
  | 'address-on-subnet-edge'
  | 'address-pinned-twice'
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

/** The same for claims of two networks that one router or tailnet reaches. */
export type FleetOverlapCode = 'fleet-pool-overlaps-host' | 'fleet-pools-overlap';

interface NestingRow<Code> {
  readonly outer: readonly ClaimKind[];
  readonly inner: readonly ClaimKind[];
  readonly code: Code;
}

const SUBNETS = ['lan/subnet', 'sdn/subnet', 'pods/subnet', 'services/subnet'] as const;
const POOLS = ['lan/pool', 'sdn/pool'] as const;
const LAN_HOSTS = ['lan/gateway', 'lan/proxmox', 'lan/node', 'lan/host'] as const;
const SDN_HOSTS = ['sdn/gateway', 'sdn/node'] as const;
const HOSTS = [...LAN_HOSTS, ...SDN_HOSTS] as const;
const DHCP = ['lan/dhcp', 'sdn/dhcp'] as const;
const RESERVED = ['lan/reserved', 'sdn/reserved'] as const;
const VIRTUAL = ['lan/virtual', 'sdn/virtual'] as const;
const EDGES = ['lan/network', 'lan/broadcast', 'sdn/network', 'sdn/broadcast'] as const;
const SERVICE_EDGES = ['services/network', 'services/broadcast', 'services/kubernetes'] as const;
const PINS = ['lan/pin', 'sdn/pin', 'lan/allocation', 'sdn/allocation'] as const;

/** Which claims of one network may not share addresses; claims without a row may. */
const ROWS: readonly NestingRow<OverlapCode>[] = [
  { outer: POOLS, inner: [...HOSTS, ...VIRTUAL], code: 'pool-overlaps-host' },
  { outer: POOLS, inner: DHCP, code: 'pool-overlaps-dhcp' },
  { outer: POOLS, inner: RESERVED, code: 'pool-overlaps-reserved' },
  { outer: POOLS, inner: EDGES, code: 'pool-holds-subnet-edge' },
  { outer: POOLS, inner: POOLS, code: 'pools-overlap' },
  { outer: ['pods/subnet', 'services/subnet'], inner: POOLS, code: 'pool-in-cluster-network' },
  { outer: SUBNETS, inner: SUBNETS, code: 'subnets-overlap' },
  { outer: ['tailnet/tailscale'], inner: [...SUBNETS, ...POOLS], code: 'tailnet-range-in-use' },
  { outer: LAN_HOSTS, inner: LAN_HOSTS, code: 'hosts-share-address' },
  // a node may be the gateway of its VNet.
  { outer: ['sdn/node'], inner: ['sdn/node'], code: 'hosts-share-address' },
  { outer: DHCP, inner: [...HOSTS, ...VIRTUAL, ...RESERVED], code: 'dhcp-holds-fixed-address' },
  { outer: RESERVED, inner: [...LAN_HOSTS, 'sdn/node'], code: 'reserved-address-in-use' },
  { outer: EDGES, inner: [...HOSTS, ...VIRTUAL], code: 'address-on-subnet-edge' },
  { outer: SERVICE_EDGES, inner: ['services/dns'], code: 'cluster-dns-unusable' },
  { outer: ['pods/node-pods'], inner: ['pods/node-pods'], code: 'node-pod-cidrs-overlap' },
  { outer: PINS, inner: PINS, code: 'address-pinned-twice' },
];

/** Which claims of two networks may not share addresses: what one of them reserves is kept free for the other. */
const FLEET_ROWS: readonly NestingRow<FleetOverlapCode>[] = [
  { outer: POOLS, inner: POOLS, code: 'fleet-pools-overlap' },
  { outer: POOLS, inner: [...HOSTS, ...VIRTUAL, ...DHCP], code: 'fleet-pool-overlaps-host' },
];

/** Two claims on the same addresses that a row of a nesting table forbids. */
export interface Conflict<Code = OverlapCode> {
  readonly code: Code;
  /** As in the row. */
  readonly outer: AddressClaim;
  readonly inner: AddressClaim;
}

export type NestingCheck<Code> = (one: AddressClaim, other: AddressClaim) => Conflict<Code> | null;

/** The conflict between two claims that share addresses; null where the table allows it. */
export const checkNesting: NestingCheck<OverlapCode> = checkBy(ROWS);

/** The same for claims of two networks. */
export const checkFleetNesting: NestingCheck<FleetOverlapCode> = checkBy(FLEET_ROWS);

function checkBy<Code>(rows: readonly NestingRow<Code>[]): NestingCheck<Code> {
  const codes = new Map<string, Code>();
  for (const { outer, inner, code } of rows) {
    for (const one of outer) for (const other of inner) codes.set(`${one} ${other}`, code);
  }
  return (one, other) => {
    const [first, second] = [claimKind(one), claimKind(other)];
    const code = codes.get(`${first} ${second}`);
    if (code !== undefined) return { code, outer: one, inner: other };
    const reversed = codes.get(`${second} ${first}`);
    return reversed === undefined ? null : { code: reversed, outer: other, inner: one };
  };
}

function claimKind({ space, purpose }: AddressClaim): ClaimKind {
  return `${space}/${purpose}`;
}
