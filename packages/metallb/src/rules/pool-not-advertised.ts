import type { Edit, Finding, Rule } from '@netloom/diagnostics';
import {
  describeList,
  usedAddresses,
  type Network,
  type NetworkFacts,
  type Pool,
} from '@netloom/network-model';
import { announcersOf, nodeSubnetsOf } from './shared/announcers.ts';
import { heldIn } from './shared/held-in.ts';

export const poolNotAdvertised: Rule<NetworkFacts> = {
  code: 'pool-not-advertised',
  severity: 'warning',
  description: 'Every load balancer pool is advertised.',
  *check(facts) {
    const { network, origins } = facts;
    // a name that leads nowhere was meant for one of the pools: unknown-reference says so.
    if (namesNoPool(network)) return;
    const { l2, bgp } = announcersOf(network);
    const silent = network.pools.filter((pool) => !l2(pool) && !bgp(pool));
    const used = usedAddresses(network);
    const needed = silent.filter((pool) => heldIn(pool, used).length > 0);
    const spare = silent.filter((pool) => !needed.includes(pool));
    const groups = [
      { severity: 'error', pools: needed },
      { severity: 'warning', pools: spare },
    ] as const;
    for (const { severity, pools } of groups) {
      const [first, ...others] = pools;
      if (first === undefined) continue;
      const holders = pools.flatMap((pool) => heldIn(pool, used));
      yield {
        message: `no advertisement names pool ${describeList(pools.map(({ name }) => `"${name}"`))}: Services get its addresses, but no node announces them`,
        severity,
        at: origins.of(first, 'name'),
        related: [
          ...others.map((pool) => ({
            message: `pool "${pool.name}" is not advertised either`,
            at: origins.of(pool),
          })),
          ...holders.map(({ by, addresses }) => ({
            message: `${by} has ${addresses.toString()}`,
            at: origins.of(addresses),
          })),
          ...[...network.l2Advertisements, ...network.bgpAdvertisements].map((row) => ({
            message: `advertisement "${row.name}" names ${describeList(row.pools.map((pool) => `"${pool}"`))}`,
            at: origins.of(row),
          })),
        ],
        help: 'name the pool in an L2Advertisement, or in a BGPAdvertisement where routers carry its addresses',
        // one fix for all of them stands in the first finding.
        ...(first === needed[0] || needed.length === 0 ? toFix(silent, facts) : {}),
      };
    }
  },
};

function namesNoPool({ pools, l2Advertisements, bgpAdvertisements }: Network): boolean {
  const known = new Set(pools.map(({ name }) => name));
  return [...l2Advertisements, ...bgpAdvertisements].some((row) =>
    row.pools.some((name) => !known.has(name)),
  );
}

/** Only where nothing is advertised yet, and the nodes' own subnets hold the pools: there is one way then. */
function toFix(silent: readonly Pool[], { network, origins }: NetworkFacts): Pick<Finding, 'fix'> {
  const { l2Advertisements, bgpAdvertisements, bgpPeers, loadBalancer } = network;
  if (l2Advertisements.length + bgpAdvertisements.length + bgpPeers.length > 0) return {};
  const inSubnet = nodeSubnetsOf(network);
  if (loadBalancer === null || !silent.every((pool) => pool.addresses.every(inSubnet))) return {};
  const value = [{ name: 'default', pools: silent.map(({ name }) => name) }];
  // replaces the default, too: the list is there, empty or not written
  const edit: Edit = { kind: 'replace', at: origins.of(l2Advertisements), value };
  return { fix: { title: 'advertise it by ARP and NDP', edits: [edit] } };
}
