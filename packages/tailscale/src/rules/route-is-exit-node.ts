import type { Edit, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const routeIsExitNode: Rule<NetworkFacts> = {
  code: 'route-is-exit-node',
  severity: 'error',
  description: 'A route to everything is written as an exit node.',
  *check({ network, origins }) {
    for (const connector of network.connectors) {
      const defaults = connector.advertise.filter(
        (endpoint) =>
          endpoint.kind === 'literal' &&
          network.routes.some((route) => route.for === endpoint && route.cidr.prefix === 0),
      );
      const [first, ...more] = defaults;
      if (first === undefined) continue;
      const at = origins.of(connector, 'exitNode');
      const exit: Edit =
        at.kind === 'written'
          ? { kind: 'replace', at, value: true }
          : { kind: 'insert', into: origins.of(connector), key: 'exitNode', value: true };
      yield {
        message: `Connector "${connector.name}" advertises everything as a subnet: tailscaled requires an exit node for that`,
        at: origins.of(first),
        related: more.map((endpoint) => ({ message: 'this is everything too', at: origins.of(endpoint) })),
        help: 'an exit node takes the traffic of devices that choose it; a route would take that of every device',
        fix: {
          title: 'write exitNode: true instead',
          edits: [
            ...defaults.map((endpoint): Edit => ({ kind: 'remove', at: origins.of(endpoint) })),
            ...(connector.exitNode ? [] : [exit]),
          ],
        },
      };
    }
  },
};
