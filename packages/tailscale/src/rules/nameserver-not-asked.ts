import type { Rule } from '@netloom/diagnostics';
import { nameserverOf, type NetworkFacts } from '@netloom/network-model';

export const nameserverNotAsked: Rule<NetworkFacts> = {
  code: 'nameserver-not-asked',
  severity: 'warning',
  description: "Where Tailscale's nameserver runs, CoreDNS forwards to it.",
  *check({ network, origins }) {
    const address = nameserverOf(network);
    if (address === null || network.cluster.splitHorizon !== null) return;
    yield {
      message: `no DNS query reaches the nameserver ${address.toString()}: CoreDNS forwards ts.net to it only where split horizon is on`,
      at: origins.of(address),
      related: [{ message: 'the cluster has no `splitHorizon`', at: origins.of(network.cluster) }],
      help: 'write `splitHorizon: {}` under `cluster`; waive this if your own coredns-custom forwards ts.net',
    };
  },
};
