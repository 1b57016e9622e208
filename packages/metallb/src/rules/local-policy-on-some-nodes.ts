import type { Finding, Rule } from '@netloom/diagnostics';
import {
  advertising,
  bgpSessions,
  inWords,
  nodesOf,
  type Ingress,
  type Network,
  type NetworkFacts,
  type Pool,
} from '@netloom/network-model';

export const localPolicyOnSomeNodes: Rule<NetworkFacts> = {
  code: 'local-policy-on-some-nodes',
  severity: 'warning',
  sentence:
    'An address whose Service keeps client addresses is announced by every node that its pods may run on.',
  *check(facts) {
    const { network } = facts;
    const { ingress } = network;
    if (ingress?.externalTrafficPolicy !== 'Local') return;
    const pools = network.pools.filter(({ addresses }) =>
      ingress.addresses.some((address) => addresses.some((block) => block.contains(address))),
    );
    for (const pool of pools) yield* findLeftOut(pool, ingress, facts);
  },
};

/** ARP and NDP alone, or BGP alone, must not depend on where the pods run: each has senders that do not hear the other. */
function* findLeftOut(pool: Pool, ingress: Ingress, { network, origins }: NetworkFacts): Iterable<Finding> {
  for (const { rows, nodes } of announcing(pool, network)) {
    const left = network.nodes.map(({ name }) => name).filter((name) => !nodes.has(name));
    const [first, ...others] = rows.filter((row) => nodesOf(row, network).length < network.nodes.length);
    if (first === undefined || nodes.size === 0 || left.length === 0) continue;
    yield {
      message: `ingress keeps client addresses (externalTrafficPolicy: Local), but only node ${quoted([...nodes])} announces its pool "${pool.name}": where Traefik runs on ${quoted(left)} alone, nobody does`,
      at: origins.of(first, 'nodes'),
      related: [
        ...others.map((row) => ({ message: `"${row.name}" is limited, too`, at: origins.of(row, 'nodes') })),
        {
          message: 'the policy',
          at: origins.of(ingress, 'externalTrafficPolicy'),
        },
      ],
      help: 'announce it from all nodes, or keep `externalTrafficPolicy: Cluster`: with Local only a node with a Traefik pod announces, and nothing ties the pods to these nodes',
    };
  }
}

interface Announcing {
  /** What may limit the nodes. */
  readonly rows: readonly { readonly name: string; readonly nodes: readonly string[] }[];
  readonly nodes: ReadonlySet<string>;
}

function announcing(pool: Pool, network: Network): readonly Announcing[] {
  const l2 = advertising(network.l2Advertisements, pool);
  const bgp = advertising(network.bgpAdvertisements, pool);
  const sessions = bgp.flatMap((row) => bgpSessions(network, row));
  return [
    { rows: l2, nodes: new Set(l2.flatMap((row) => nodesOf(row, network))) },
    {
      rows: [...new Set([...bgp, ...sessions.map(({ peer }) => peer)])],
      nodes: new Set(sessions.flatMap(({ nodes }) => nodes)),
    },
  ];
}

function quoted(names: readonly string[]): string {
  return inWords(names.map((name) => `"${name}"`));
}
