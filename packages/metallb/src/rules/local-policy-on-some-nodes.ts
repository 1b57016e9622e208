import type { Address } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import {
  advertisementsOf,
  bgpSessions,
  describeIngress,
  nodesOf,
  programOf,
  type IngressController,
  type Network,
  type NetworkFacts,
  type Pool,
} from '@netloom/network-model';
import { describeNames } from './shared/describe.ts';

export const localPolicyOnSomeNodes: Rule<NetworkFacts> = {
  code: 'local-policy-on-some-nodes',
  severity: 'warning',
  description:
    'An address whose Service keeps client addresses is announced by every node that its pods may run on.',
  *check(facts) {
    const { network } = facts;
    for (const ingress of network.ingresses) {
      if (ingress.externalTrafficPolicy !== 'Local') continue;
      const seen = new Map(
        ingress.addresses.flatMap((address) => {
          const found = announcing(address, network);
          return found === null ? [] : [[`${found.by} ${found.pool.name}`, found] as const];
        }),
      );
      for (const found of seen.values()) yield* findLeftOut(found, ingress, facts);
    }
  },
};

/** What decides which nodes announce an address. */
interface Announcing {
  readonly by: 'ARP' | 'BGP';
  readonly pool: Pool;
  /** What may limit the nodes. */
  readonly rows: readonly { readonly name: string; readonly nodes: readonly string[] }[];
  readonly nodes: ReadonlySet<string>;
}

/** On a link ARP and NDP decide, since a router without a route asks there, too; elsewhere BGP does. */
function announcing(address: Address, network: Network): Announcing | null {
  const pool = network.pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
  if (pool === undefined) return null;
  const isOnLink = network.subnets.some(
    ({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.contains(address),
  );
  const rows = advertisementsOf(network.l2Advertisements, pool);
  if (isOnLink && rows.length > 0) {
    return { by: 'ARP', pool, rows, nodes: new Set(rows.flatMap((row) => nodesOf(row, network))) };
  }
  const bgp = advertisementsOf(network.bgpAdvertisements, pool);
  const sessions = bgp.flatMap((row) => bgpSessions(network, row));
  return {
    by: 'BGP',
    pool,
    rows: [...new Set([...bgp, ...sessions.map(({ peer }) => peer)])],
    nodes: new Set(sessions.flatMap(({ nodes }) => nodes)),
  };
}

function* findLeftOut(
  { pool, rows, nodes }: Announcing,
  ingress: IngressController,
  { network, origins }: NetworkFacts,
): Iterable<Finding> {
  const left = network.nodes.map(({ name }) => name).filter((name) => !nodes.has(name));
  const [first, ...others] = rows.filter((row) => nodesOf(row, network).length < network.nodes.length);
  if (first === undefined || nodes.size === 0 || left.length === 0) return;
  const program = programOf(network, ingress);
  yield {
    message: `${describeIngress(ingress)} keeps client addresses (externalTrafficPolicy: Local), but only node ${describeNames(nodes)} announces its pool "${pool.name}": where ${program} runs on ${describeNames(left)} alone, no node does`,
    at: origins.of(first, 'nodes'),
    related: [
      ...others.map((row) => ({ message: `"${row.name}" is limited, too`, at: origins.of(row, 'nodes') })),
      { message: 'the policy', at: origins.of(ingress, 'externalTrafficPolicy') },
    ],
    help: 'announce it from all nodes, or keep `externalTrafficPolicy: Cluster`: with Local only a node with a pod of it announces, and nothing ties the pods to these nodes',
  };
}
