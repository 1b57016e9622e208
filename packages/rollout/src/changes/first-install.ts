import type { NetworkFacts } from '@netloom/network-model';
import { hosts } from './describe/hosts.ts';
import { ingressAddresses } from './describe/other-addresses.ts';
import { policies } from './describe/policies.ts';
import { poolAddresses } from './describe/pool-addresses.ts';
import { reachOf } from './describe/reach.ts';
import { records } from './describe/records.ts';
import { routes } from './describe/routes.ts';
import type { NetworkChange, Statement, Topic } from './statement.ts';

/**
 * What a network brings into a cluster that holds none: the addresses that it claims, what becomes public, and who reaches
 * what from then on. Machines, subnets and apps are there already.
 */
export function firstInstall(after: NetworkFacts): readonly Statement[] {
  const { network } = after;
  const before: NetworkFacts = {
    ...after,
    network: {
      ...network,
      ...{ pools: [], ingresses: [], exposures: [], records: [], connectors: [], routes: [] },
      policies: { ...network.policies, defaultDenyIngress: [] },
    },
  };
  const networks = { before, after };
  const topics: readonly (readonly [Topic, Iterable<NetworkChange>])[] = [
    ['addresses', [...poolAddresses(networks), ...ingressAddresses(networks)]],
    ['hosts', hosts(networks)],
    ['records', records(networks)],
    ['routes', routes(networks)],
    ['reach', reachOf(after)],
    ['policies', policies(networks)],
  ];
  return topics.flatMap(([topic, changes]) => Array.from(changes, (change) => ({ topic, ...change })));
}
