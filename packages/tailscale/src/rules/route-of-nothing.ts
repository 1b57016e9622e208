import type { Rule } from '@netloom/diagnostics';
import { addressesOf, printEndpoint, type NetworkFacts } from '@netloom/network-model';

export const routeOfNothing: Rule<NetworkFacts> = {
  code: 'route-of-nothing',
  severity: 'error',
  description: 'The zones that a Connector advertises have addresses.',
  *check({ network, origins, ledger }) {
    for (const connector of network.connectors) {
      for (const endpoint of connector.advertise) {
        // names of what is not there are a finding of their own.
        if (endpoint.kind !== 'zone' || !addressesOf(endpoint, ledger).isEmpty) continue;
        const zone = printEndpoint(endpoint);
        const alone = connector.advertise.length === 1 && !connector.exitNode;
        yield {
          message: `Connector "${connector.name}" advertises ${zone}, but the network has none: it advertises no route${alone ? ", and Tailscale's operator refuses a Connector that does nothing" : ''}`,
          at: origins.of(endpoint),
          help: `state ${zone}, or take it away`,
        };
      }
    }
  },
};
