import type { Interval } from '@netloom/addresses';
import type { FleetFacts } from '../facts.ts';
import type { AddressClaim } from '../ledger/claim.ts';
import { overlappingPairs } from '../ledger/sweep.ts';
import type { FleetNetwork, FleetPool } from './fleet-network.ts';
import { intervalKey } from './to-fleet-network.ts';

export interface PoolOf extends FleetPool {
  readonly network: FleetNetwork;
}

export interface ClaimOf {
  readonly network: FleetNetwork;
  readonly claim: AddressClaim;
}

/** A pool range with what it holds of other networks. */
export interface PoolHolds {
  /** The pools with exactly this range that hold any of it, in the order of the networks. */
  readonly pools: readonly PoolOf[];
  /** What is held; each list has one interval. */
  readonly held: readonly (readonly ClaimOf[])[];
}

/**
 * Pools over claims of other networks, in one sweep. Claims of one interval are one row: a thousand copies of a site cost what one
 * does. Of very many ranges that hold an address each is compared with the first few, as in the ledger.
 */
export function* poolHolds({ networks }: FleetFacts): Iterable<PoolHolds> {
  const pools = networks.flatMap((network) => network.pools.map((pool) => ({ ...pool, network })));
  const claims = networks.flatMap((network) => network.holds.map((claim) => ({ network, claim })));
  const rows: readonly Row[] = [
    ...groups<PoolOf, Row>(pools, (interval, own) => ({ kind: 'pool', interval, pools: own })),
    ...groups<ClaimOf, Row>(claims, (interval, own) => ({ kind: 'held', interval, claims: own })),
  ];
  const found = new Map<PoolRow, HeldRow[]>();
  for (const [one, other] of overlappingPairs(rows, { kindOf: ({ kind }) => kind, most: MOST_RANGES })) {
    const [pool, held] = one.kind === 'pool' ? [one, other] : [other, one];
    if (pool.kind !== 'pool' || held.kind !== 'held') continue;
    const known = found.get(pool);
    if (known === undefined) found.set(pool, [held]);
    else known.push(held);
  }
  for (const [row, held] of found) {
    const holding = row.pools.filter((pool) => held.some((one) => isNews(pool, one)));
    const inside = held.filter((one) => holding.some((pool) => isNews(pool, one)));
    if (holding.length > 0) yield { pools: holding, held: inside.map((one) => one.claims) };
  }
}

const MOST_RANGES = 20;

interface PoolRow {
  readonly kind: 'pool';
  readonly interval: Interval;
  readonly pools: readonly PoolOf[];
}

interface HeldRow {
  readonly kind: 'held';
  readonly interval: Interval;
  readonly claims: readonly ClaimOf[];
}

type Row = PoolRow | HeldRow;

/** A router or a DHCP range that both files state is pool-overlaps-host of the pool's own network already. */
function isNews({ network, reported }: PoolOf, { interval, claims }: HeldRow): boolean {
  return !reported.has(intervalKey(interval)) && claims.some((claim) => claim.network !== network);
}

function groups<Claim extends { readonly claim: AddressClaim }, Group>(
  claims: readonly Claim[],
  toGroup: (interval: Interval, claims: readonly Claim[]) => Group,
): readonly Group[] {
  const byInterval = new Map<string, [Claim, ...Claim[]]>();
  for (const row of claims) {
    const key = intervalKey(row.claim.interval);
    const known = byInterval.get(key);
    if (known === undefined) byInterval.set(key, [row]);
    else known.push(row);
  }
  return Array.from(byInterval.values(), (rows) => toGroup(rows[0].claim.interval, rows));
}
