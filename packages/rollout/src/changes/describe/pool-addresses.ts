import { intervalOf, IntervalSet } from '@netloom/addresses';
import { describeRanges, type Pool } from '@netloom/network-model';
import { pairRows, type Pair } from '../pair-rows.ts';
import { poolSteps, type PoolMove, type PoolValues } from '../pool-steps.ts';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** Pools that come, go, grow and shrink, and what moves between them. */
export function* poolAddresses({ before, after }: Networks): Iterable<NetworkChange> {
  const [olds, nexts] = [before.network.pools, after.network.pools];
  const moves = poolSteps(olds.map(toPoolValues), nexts.map(toPoolValues))?.moves ?? [];
  const pairs = pairRows({ before: olds, after: nexts }, ({ name }) => name);
  const renames = moves.filter((move) => isRename(move, pairs));
  const touched = new Set(renames.flatMap(({ from, to }) => [from, to]));
  for (const { from, to } of renames) yield changed(`pool:${from}`, `is renamed pool:${to}`);
  for (const pair of pairs) {
    if (!touched.has(pair.key)) yield* poolChanges(pair, moves);
  }
}

/** A pool of the network as the values of the chart name it. */
export function toPoolValues({ name, addresses }: Pool): PoolValues {
  return { name, spec: { addresses: addresses.map(String) } };
}

function* poolChanges(
  { key, before, after }: Pair<Pool>,
  moves: readonly PoolMove[],
): Iterable<NetworkChange> {
  const label = `pool:${key}`;
  const incoming = moves.filter(({ to }) => to === key);
  const outgoing = moves.filter(({ from }) => from === key);
  const fresh = setOf(after).subtract(setOf(before)).subtract(joined(incoming));
  const lost = setOf(before).subtract(setOf(after)).subtract(joined(outgoing));
  if (before === null) yield added(label, fresh.isEmpty ? 'is new' : `is new: holds ${inText(fresh)}`);
  else if (!fresh.isEmpty) yield changed(label, `grows by ${inText(fresh)}`);
  for (const { from, addresses } of incoming) {
    yield changed(label, `takes ${inText(addresses)} from pool:${from}`);
  }
  if (after === null) yield removed(label, lost.isEmpty ? 'is gone' : `is gone: gives up ${inText(lost)}`);
  else if (!lost.isEmpty) yield changed(label, `gives up ${inText(lost)}`);
}

/** One pool goes, another comes, and holds the same. */
function isRename({ from, to }: PoolMove, pairs: readonly Pair<Pool>[]): boolean {
  const old = pairs.find(({ key }) => key === from);
  const next = pairs.find(({ key }) => key === to);
  if (old?.after !== null || next?.before !== null) return false;
  return inText(setOf(old.before)) === inText(setOf(next.after));
}

function setOf(pool: Pool | null): IntervalSet {
  return IntervalSet.of(pool?.addresses.map(intervalOf) ?? []);
}

function joined(moves: readonly PoolMove[]): IntervalSet {
  return IntervalSet.of(moves.flatMap(({ addresses }) => addresses.intervals));
}

function inText({ intervals }: IntervalSet): string {
  return describeRanges(intervals);
}
