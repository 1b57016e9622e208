import type { Rule } from '@netloom/diagnostics';
import {
  printEndpoint,
  TAILSCALE_RANGES,
  type AdvertisedRoute,
  type NetworkFacts,
} from '@netloom/network-model';

export const routeInTailnetRange: Rule<NetworkFacts> = {
  code: 'route-in-tailnet-range',
  severity: 'error',
  description: "No advertised route overlaps the addresses of Tailscale's own devices.",
  *check({ network, origins }) {
    for (const route of network.routes) {
      const own = TAILSCALE_RANGES[route.cidr.family];
      if (!isWritten(route) || !route.cidr.overlaps(own)) continue;
      // a subnet inside the range is what is wrong then, and its own finding.
      const claimed = network.subnets.some(
        ({ space, cidr }) => space !== 'tailnet' && cidr.overlaps(own) && cidr.overlaps(route.cidr),
      );
      if (claimed) continue;
      yield {
        message: `Connector "${route.connector}" advertises ${printEndpoint(route.for)}, but ${own.toString()} is where Tailscale's devices are: they are reached without a route`,
        at: origins.of(route.for),
        related:
          network.tailnet === null
            ? []
            : [{ message: 'the tailnet is stated here', at: origins.of(network.tailnet) }],
        help: 'remove the route: it would send traffic for the devices of the tailnet into the cluster',
      };
    }
  },
};

/** Names stand for subnets of the network, whose addresses are judged where they are stated; /0 is an exit node. */
function isWritten(route: AdvertisedRoute): boolean {
  return route.for.kind === 'literal' && route.cidr.prefix > 0;
}
