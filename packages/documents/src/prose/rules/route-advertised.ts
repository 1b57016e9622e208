import { Cidr } from '@netloom/addresses';
import { describeList } from '@netloom/network-model';
import type { ProseFacts } from '../prose-facts.ts';
import type { ProseRule } from '../prose-rule.ts';

const OF_A_ROUTE = /advertised? routes?|advertiseRoutes|subnet routes?\b/i;

export const routeAdvertised: ProseRule = {
  code: 'prose-route-advertised',
  severity: 'error',
  description: 'What is said to be advertised into the tailnet is advertised.',
  *check({ mentions, text, block }, facts) {
    const { tailnet, routes } = facts.network;
    if (tailnet === null || !(OF_A_ROUTE.test(text) || block.includes('advertiseRoutes'))) return;
    for (const mention of mentions) {
      const { addresses } = mention;
      if (!(addresses instanceof Cidr) || !isOurs(facts, addresses)) continue;
      if (routes.some(({ cidr }) => cidr.equals(addresses))) continue;
      yield {
        message: `${addresses.toString()} is not advertised: ${describeRoutes(routes.map(({ cidr }) => cidr.toString()))}`,
        at: mention,
        related: facts.network.connectors.map((connector) => ({
          message: `connector "${connector.name}" advertises these`,
          at: facts.facts.origins.of(connector),
        })),
        help: 'write the routes of the connector, or change network.yaml if the text is right',
      };
    }
  },
};

function describeRoutes(routes: readonly string[]): string {
  if (routes.length === 0) return 'no connector advertises a route';
  return `the routes are ${describeList([...new Set(routes)])}`;
}

function isOurs({ network }: ProseFacts, cidr: Cidr): boolean {
  return network.subnets.some(({ space, cidr: own }) => space !== 'tailnet' && own.contains(cidr));
}
