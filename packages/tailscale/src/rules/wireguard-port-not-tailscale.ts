import type { Finding, Rule } from '@netloom/diagnostics';
import { printEndpoint, type Endpoint, type FirewallRule, type NetworkFacts } from '@netloom/network-model';

/** wg-quick's usual port, and that of flannel's wireguard-native backend. */
const WIREGUARD_PORT = 51820;

export const wireguardPortNotTailscale: Rule<NetworkFacts> = {
  code: 'wireguard-port-not-tailscale',
  severity: 'warning',
  description: "A firewall rule for the tailnet names Tailscale's port, not plain WireGuard's.",
  *check(facts) {
    const { network } = facts;
    if (network.tailnet === null || network.cluster.flannel.backend === 'wireguard-native') return;
    for (const rule of network.firewall) {
      if ([rule.from, rule.to].some((endpoint) => isTailnet(endpoint, facts))) yield* findPorts(rule, facts);
    }
  },
};

function* findPorts(rule: FirewallRule, { network, origins }: NetworkFacts): Iterable<Finding> {
  const port = rule.ports.find(({ first, protocol }) => protocol === 'udp' && first === WIREGUARD_PORT);
  if (port === undefined) return;
  yield {
    message: `firewall rule "${rule.name}" lets ${WIREGUARD_PORT}/udp pass from ${printEndpoint(rule.from)} to ${printEndpoint(rule.to)}, but Tailscale does not use that port`,
    at: origins.of(port),
    related: network.connectors.map((connector) => ({
      message: `Connector "${connector.name}" takes any free UDP port`,
      at: origins.of(connector),
    })),
    help: "as a system service tailscaled listens on 41641/udp, the operator's proxies take any free port",
  };
}

function isTailnet(endpoint: Endpoint, { network }: NetworkFacts): boolean {
  if (endpoint.kind === 'zone') return endpoint.zone === 'tailnet';
  if (endpoint.kind === 'named') return false;
  return network.subnets.some(({ space, cidr }) => space === 'tailnet' && cidr.contains(endpoint.addresses));
}
