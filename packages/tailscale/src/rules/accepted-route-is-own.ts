import { IntervalSet, type Cidr } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import {
  addressesOf,
  describeList,
  printEndpoint,
  type Endpoint,
  type Host,
  type NetworkFacts,
  type Subnet,
} from '@netloom/network-model';

export const acceptedRouteIsOwn: Rule<NetworkFacts> = {
  code: 'accepted-route-is-own',
  severity: 'error',
  description: 'A machine that takes routes of the tailnet takes none to a network that it is in itself.',
  *check(facts) {
    const routes = routesOf(facts);
    for (const endpoint of facts.network.tailnet?.acceptRoutes ?? []) {
      const machines = machinesOf(facts, endpoint);
      const lost = machines.flatMap((machine) =>
        ownSubnets(facts, machine).flatMap((subnet) =>
          routes.filter((route) => takes(route, subnet)).map((route) => ({ machine, subnet, route })),
        ),
      );
      for (const rows of Map.groupBy(lost, ({ route, subnet }) => `${route.cidr} ${subnet.cidr}`).values()) {
        yield* toFinding(facts, { endpoint, rows });
      }
    }
  },
};

interface Route {
  readonly cidr: Cidr;
  /** `Connector "router"`, `"cabin"` */
  readonly by: string;
  /** One of this network is meant for whoever is elsewhere: parts of a subnet are no mistake. */
  readonly isOwn: boolean;
}

interface Lost {
  readonly machine: Host;
  readonly subnet: Subnet;
  readonly route: Route;
}

/** An exit node is not taken with the other routes. */
function routesOf({ network }: NetworkFacts): readonly Route[] {
  const own = network.routes.map(({ cidr, connector }) => ({
    cidr,
    by: `Connector "${connector}"`,
    isOwn: true,
  }));
  const others = (network.tailnet?.sites ?? []).flatMap(({ name, routes }) =>
    routes.map((cidr) => ({ cidr, by: `"${name}"`, isOwn: false })),
  );
  return [...own, ...others].filter(({ cidr }) => cidr.prefix > 0);
}

function machinesOf({ network, ledger }: NetworkFacts, endpoint: Endpoint): readonly Host[] {
  const accepting = addressesOf(endpoint, ledger);
  return network.hosts.filter(({ addresses }) =>
    addresses.some(({ address }) =>
      accepting.covers({ family: address.family, first: address.value, last: address.value }),
    ),
  );
}

/** The links that it is on; of a node the network of pods, too, whose routes its kernel has. kube-proxy has turned a Service into a pod before a route counts. */
function ownSubnets({ network }: NetworkFacts, { role, addresses }: Host): readonly Subnet[] {
  return network.subnets.filter(
    ({ space, cidr }) =>
      (role === 'node' && space === 'pods') ||
      ((space === 'lan' || space === 'sdn') && addresses.some(({ address }) => cidr.contains(address))),
  );
}

function takes({ cidr, isOwn }: Route, subnet: Subnet): boolean {
  if (cidr.contains(subnet.cidr)) return true;
  return !isOwn && !IntervalSet.of([cidr.interval]).intersect(IntervalSet.of([subnet.cidr.interval])).isEmpty;
}

function* toFinding(
  { origins }: NetworkFacts,
  { endpoint, rows }: { readonly endpoint: Endpoint; readonly rows: readonly Lost[] },
): Iterable<Finding> {
  const [first] = rows;
  if (first === undefined) return;
  const { route, subnet } = first;
  const areNodes = rows.every(({ machine }) => machine.role === 'node');
  const names = describeList(rows.slice(0, MOST).map(({ machine }) => `"${machine.name}"`));
  const more = rows.length > MOST ? ` and ${rows.length - MOST} more` : '';
  const isCluster = subnet.space === 'pods';
  const what = isCluster ? 'the network of pods' : 'a network that it is on';
  const relation = route.cidr.contains(subnet.cidr) ? 'holds' : 'is a part of';
  yield {
    message: `${names}${more} ${rows.length === 1 ? 'takes' : 'take'} routes of the tailnet (${printEndpoint(endpoint)}), and ${route.by} advertises ${route.cidr}, which ${relation} ${what}, ${subnet.cidr}: ${
      isCluster
        ? 'packets for pods go to the Connector, which is a pod itself'
        : `${areNodes ? 'Linux' : 'Linux, if that runs there,'} sends to its own neighbours through the tailnet then`
    }`,
    ...(!areNodes && { severity: 'warning' as const }),
    at: origins.of(endpoint),
    related: [
      { message: `${route.cidr.toString()} is advertised here`, at: origins.of(route.cidr) },
      { message: `${subnet.cidr.toString()} is stated here`, at: origins.of(subnet.cidr) },
    ],
    help: 'let it take no routes, or advertise narrower ones; on Linux a rule such as `ip rule add to NETWORK priority 2500 lookup main` keeps its own network, and this can be waived then',
  };
}

const MOST = 3;
