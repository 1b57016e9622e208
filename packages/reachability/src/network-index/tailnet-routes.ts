import { Cidr, PrefixTrie } from '@netloom/addresses';
import type { From } from '@netloom/chart-kit';
import type { Connector, Network } from '@netloom/network-model';
import { tailnetPolicy, toValues } from '@netloom/tailscale';

/** A route of the tailnet: its routers, and the tags that it is approved for without a click. */
export interface TailnetRoute {
  readonly cidr: Cidr;
  readonly connectors: readonly Connector[];
  readonly approvedBy: readonly string[];
}

/** The routes that the Connectors' objects advertise. */
export function toTailnetRoutes(network: Network, from: From): PrefixTrie<TailnetRoute> {
  const { autoApprovers } = tailnetPolicy(network);
  const connectors = new Map(network.connectors.map((connector) => [connector.name, connector]));
  const advertised = toValues(network, from).connectors.flatMap(({ name, spec }) => {
    const connector = connectors.get(String(name));
    const cidrs = spec.subnetRouter?.advertiseRoutes ?? [];
    return connector === undefined ? [] : cidrs.map((cidr) => ({ connector, cidr: toCidr(cidr) }));
  });
  const trie = new PrefixTrie<TailnetRoute>();
  for (const [text, rows] of Map.groupBy(advertised, ({ cidr }) => cidr.toString())) {
    const [first] = rows;
    if (first === undefined) continue;
    const routers = rows.map(({ connector }) => connector);
    const tags = autoApprovers.routes[text] ?? [];
    const approvedBy = tags.filter((tag) => routers.some((router) => router.tags.includes(tag)));
    trie.insert(first.cidr, { cidr: first.cidr, connectors: routers, approvedBy });
  }
  return trie;
}

/** Chart values may hold text in place of a Cidr. */
function toCidr(drawn: unknown): Cidr {
  if (drawn instanceof Cidr) return drawn;
  const cidr = Cidr.parse(String(drawn));
  if (!cidr.ok) throw new Error(`a Connector advertises what is no CIDR: ${cidr.message}`);
  return cidr.value;
}
