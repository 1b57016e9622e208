import type { Rule } from '@netloom/diagnostics';
import { printEndpoint, type NetworkFacts } from '@netloom/network-model';

export const routeHoldsLan: Rule<NetworkFacts> = {
  code: 'route-holds-lan',
  severity: 'info',
  description: 'No advertised route holds the LAN that the devices at home are in.',
  *check({ network, origins }) {
    for (const { space, cidr } of network.subnets) {
      if (space !== 'lan') continue;
      const route = network.routes.find((one) => one.cidr.prefix > 0 && one.cidr.contains(cidr));
      if (route === undefined) continue;
      yield {
        message: `Connector "${route.connector}" advertises ${printEndpoint(route.for)}, which holds the LAN ${cidr.toString()}: a Linux device at home that accepts routes reaches its own neighbours through the tailnet`,
        at: origins.of(route.for),
        related: [{ message: 'the LAN is stated here', at: origins.of(cidr) }],
        help: 'advertise what is needed from outside (nodes, pools, host:NAME), or let no device at home accept routes',
      };
    }
  },
};
