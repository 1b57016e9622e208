import type { Rule } from '@netloom/diagnostics';
import {
  describeList,
  describeSegment,
  hasSegments,
  printEndpoint,
  segmentSubnets,
  type NetworkFacts,
} from '@netloom/network-model';

export const routeHoldsLan: Rule<NetworkFacts> = {
  code: 'route-holds-lan',
  severity: 'info',
  description: 'No advertised route holds the LAN that the devices at home are in.',
  *check({ network, origins }) {
    const held = segmentSubnets(network).flatMap((subnet) => {
      const route = network.routes.find(({ cidr }) => cidr.prefix > 0 && cidr.contains(subnet.cidr));
      return route === undefined ? [] : [{ subnet, route }];
    });
    const several = hasSegments(network);
    for (const [advertised, rows] of Map.groupBy(held, ({ route }) => route.for)) {
      const [first] = rows;
      if (first === undefined) continue;
      const names = rows.map(({ subnet: { name, cidr } }) =>
        several ? `${describeSegment(name)} ${cidr.toString()}` : `the LAN ${cidr.toString()}`,
      );
      yield {
        message: `Connector "${first.route.connector}" advertises ${printEndpoint(advertised)}, which holds ${describeList(names)}: a Linux device at home that accepts routes reaches its own neighbours through the tailnet`,
        at: origins.of(advertised),
        related: rows.map(({ subnet }) => ({
          message: several ? 'the segment is stated here' : 'the LAN is stated here',
          at: origins.of(subnet.cidr),
        })),
        help: 'advertise what is needed from outside (nodes, pools, host:NAME), or let no device at home accept routes',
      };
    }
  },
};
