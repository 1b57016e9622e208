import type { Conflicts } from '../conflicts.ts';
import type { BalancerName, DraftAllocation, DraftPool } from '../draft/balancers.ts';
import type { Draft } from '../draft/draft.ts';
import { guessed, list, map, scalar, textOf, type PlannedMap } from '../planned.ts';
import { assembleCiliumBgp } from './cilium-bgp.ts';
import { toName } from './names.ts';
import { uniqueRows } from './unique-rows.ts';

/** What gives Services their addresses; undefined where no pool is stated. */
export function assembleLoadBalancer(draft: Draft, conflicts: Conflicts): PlannedMap | undefined {
  const by = balancerOf(draft);
  if (by === null) return undefined;
  const own = draft.pools.filter((pool) => pool.by === by && pool.addresses.length > 0);
  for (const pool of draft.pools.filter((one) => one.by !== by)) {
    const { from } = pool.name;
    const why = `the network file has one load balancer, which is ${by} here`;
    if (from !== undefined) draft.leaveOut({ kind: 'pool', name: textOf(pool.name), why, at: from });
  }
  const pools = conflicts.unique(own, {
    what: 'pool',
    nameOf: poolName,
    textOf: ({ addresses }) => addresses.map(textOf).join(', '),
    at: ({ name }) => name.from,
  });
  const metallb = by === 'metallb';
  return map(
    {
      by: scalar(by, draft.balancers.get(by)),
      pools: list(pools.map(toPool)),
      l2Advertisements: list(uniqueRows(draft.advertisements)),
      bgp: metallb ? assembleBgp(draft) : by === 'cilium' ? assembleCiliumBgp(draft) : undefined,
      bfdProfiles: metallb ? list(uniqueRows(draft.bfdProfiles)) : undefined,
      communities: metallb ? list(uniqueRows(draft.communities)) : undefined,
      allocations: list(assembleAllocations(draft)),
    },
    draft.balancers.get(by),
  );
}

function assembleBgp({ peers, bgpAdvertisements }: Draft): PlannedMap | undefined {
  if (peers.length + bgpAdvertisements.length === 0) return undefined;
  return map({ peers: list(uniqueRows(peers)), advertisements: list(uniqueRows(bgpAdvertisements)) });
}

function balancerOf({ pools, balancers }: Draft): BalancerName | null {
  const used = pools.filter(({ addresses }) => addresses.length > 0).map(({ by }) => by);
  return [...balancers.keys()].find((by) => used.includes(by)) ?? null;
}

const poolName = ({ name }: DraftPool): string => toName(textOf(name)) ?? 'pool';

function toPool({ name, addresses, stated, settings }: DraftPool): PlannedMap {
  const text = toName(textOf(name)) ?? 'pool';
  return map({ name: scalar(text, name.from), addresses: list(addresses, stated), ...settings }, name.from);
}

/** Addresses of Services, but for those of entry points, which state them themselves. */
function assembleAllocations({ allocations, entrances }: Draft): readonly PlannedMap[] {
  const ofEntrances = new Set(entrances.flatMap(({ services }) => services));
  const rows = new Map<string, DraftAllocation>();
  for (const row of allocations) {
    const service = `${row.namespace}/${row.name}`;
    const key = `${service} ${textOf(row.address)}`;
    if (!ofEntrances.has(service) && !rows.has(key)) rows.set(key, row);
  }
  return [...rows.values()].map(({ namespace, name, address, sharing, guess }) =>
    map(
      {
        addresses: address,
        service:
          guess === undefined
            ? scalar(`${namespace}/${name}`, address.from)
            : guessed(`${namespace}/${name}`, guess),
        allowSharedIp: sharing,
      },
      address.from,
    ),
  );
}
