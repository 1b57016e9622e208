import { IntervalSet, intervalOf } from '@netloom/addresses';
import type { Edit, Finding, Rule } from '@netloom/diagnostics';
import {
  describeList,
  printEndpoint,
  describeRanges,
  usedAddresses,
  type AdvertisedRoute,
  type Endpoint,
  type NetworkFacts,
  type Pool,
} from '@netloom/network-model';
import { describeExposedHosts } from './shared/exposed-hosts.ts';

export const routeMissesPool: Rule<NetworkFacts> = {
  code: 'route-misses-pool',
  severity: 'warning',
  description: 'Routes that reach a part of a load balancer pool reach all of it.',
  *check(facts) {
    const { pools, routes } = facts.network;
    const covered = IntervalSet.of(routes.map(({ cidr }) => cidr.interval));
    for (const pool of pools) {
      const missed = IntervalSet.of(pool.addresses.map(intervalOf)).subtract(covered);
      const reaching = routes.filter(
        ({ cidr, for: named }) => !isIngress(named) && pool.addresses.some((block) => cidr.overlaps(block)),
      );
      const [first] = reaching;
      // a pool that no route reaches is not meant for the tailnet, as far as the network says.
      if (first !== undefined && !missed.isEmpty) yield toFinding({ pool, missed, first, reaching, facts });
    }
  },
};

/** Who advertises one ingress by its name means no other address. */
function isIngress(endpoint: Endpoint): boolean {
  return endpoint.kind === 'named' && endpoint.what === 'ingress';
}

interface Miss {
  readonly pool: Pool;
  readonly missed: IntervalSet;
  readonly first: AdvertisedRoute;
  readonly reaching: readonly AdvertisedRoute[];
  readonly facts: NetworkFacts;
}

function toFinding(miss: Miss): Finding {
  const { pool, missed, first, reaching, facts } = miss;
  const { network, origins } = facts;
  const used = usedAddresses(network).filter(({ addresses }) => {
    return (
      pool.addresses.some((block) => block.contains(addresses)) && missed.overlaps(intervalOf(addresses))
    );
  });
  const users = new Set(used.map(({ by }) => by));
  const inUse = users.size === 0 ? '' : `, in use by ${describeList([...users])}`;
  const blocks = pool.addresses.filter((block) => missed.overlaps(block.interval));
  const [, ...further] = new Set(reaching.map((route) => route.for));
  const finding: Finding = {
    message: `advertised ${describeRoutes(reaching)} misses ${describeRanges(missed.intervals)} of pool "${pool.name}"${inUse}`,
    severity: users.size === 0 ? 'warning' : 'error',
    at: origins.of(first.for),
    related: [
      ...blocks.map((block) => ({
        message: `pool "${pool.name}" has ${block.toString()}`,
        at: origins.of(block),
      })),
      ...used.map(({ by, addresses }) => ({
        message: `${by} uses ${addresses.toString()}`,
        at: origins.of(addresses),
      })),
      ...further.map((one) => ({ message: `${printEndpoint(one)} is advertised too`, at: origins.of(one) })),
    ],
    help: [helpFor(miss), ...describeExposedHosts(reaching, network)].join('; '),
  };
  return holdsMachine(miss) ? finding : { ...finding, fix: toFix(miss) };
}

/** To advertise an address that a machine has would open the machine to the tailnet. */
function holdsMachine({ pool, facts: { ledger, origins } }: Miss): boolean {
  const blocks = new Set(pool.addresses.map((block) => origins.of(block)));
  return ledger.conflicts.some(
    ({ code, outer }) => code === 'pool-overlaps-host' && blocks.has(outer.origin),
  );
}

function helpFor(miss: Miss): string {
  if (holdsMachine(miss)) return 'first take the machines out of the pool (pool-overlaps-host)';
  return `advertise ${describeList(miss.missed.toCidrs().map(String))} too, or the pool by its name, pool:${miss.pool.name}`;
}

function toFix({ missed, first, facts: { network, origins } }: Miss): NonNullable<Finding['fix']> {
  const connector = network.connectors.find(({ name }) => name === first.connector);
  if (connector === undefined) {
    throw new Error(`a route of Connector "${first.connector}", which is not there`);
  }
  const into = origins.of(connector.advertise);
  const cidrs = missed.toCidrs().map(String);
  return {
    title: `advertise ${describeList(cidrs)} through "${connector.name}"`,
    edits: cidrs.map((value): Edit => ({ kind: 'insert', into, value })),
  };
}

/** As the file names them, with the addresses that each covers. */
function describeRoutes(routes: readonly AdvertisedRoute[]): string {
  const byName = Map.groupBy(routes, (route): Endpoint => route.for);
  const parts = [...byName].map(([endpoint, some]) => {
    const name = printEndpoint(endpoint);
    const addresses = describeRanges(some.map(({ cidr }) => cidr.interval));
    return name === addresses ? name : `${name} (${addresses})`;
  });
  return describeList(parts);
}
