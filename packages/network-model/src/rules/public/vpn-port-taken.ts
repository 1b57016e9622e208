import type { Rule } from '@netloom/diagnostics';
import { printEndpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { carrierOf } from '../../mtu.ts';
import type { Network, Vpn } from '../../network.ts';
import { endpointAddresses } from '../../vpn-entry.ts';

/** Two VPNs at one port may be one interface with two kinds of peers: nothing is known of them. */
export const vpnPortTaken: Rule<NetworkFacts> = {
  code: 'vpn-port-taken',
  severity: 'error',
  description: 'A VPN that ends at a node has another port than what carries packets of pods there.',
  *check({ network, origins }) {
    const carrier = carrierOf(network.cluster);
    if (carrier === null) return;
    for (const vpn of network.vpns) {
      if (vpn.port !== carrier.port || !isAtNode(network, vpn)) continue;
      const to = printEndpoint(vpn.endpoint);
      yield {
        message: `VPN "${vpn.name}" listens on ${vpn.port}/udp of ${to}, where ${carrier.name} does: whichever starts later fails`,
        at: origins.of(vpn, 'port'),
        related: [{ message: "the cluster's pod network", at: origins.of(network.cluster) }],
        help: 'give the VPN another port, such as `port: 51900`, there and in the configuration of its peers',
      };
    }
  },
};

function isAtNode(network: Network, vpn: Vpn): boolean {
  const own = endpointAddresses(network, vpn);
  return network.nodes.some(({ addresses, sdnAddresses }) =>
    [...addresses, ...sdnAddresses].some((address) => own.some((one) => one.equals(address))),
  );
}
