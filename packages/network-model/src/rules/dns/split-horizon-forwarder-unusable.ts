import type { Address } from '@netloom/addresses';
import type { RelatedPlace, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { nameserverOf } from '../../nameserver-of.ts';

export const splitHorizonForwarderUnusable: Rule<NetworkFacts> = {
  code: 'split-horizon-forwarder-unusable',
  severity: 'error',
  description: 'A forwarder of split horizon is a resolver that knows public names, and not CoreDNS itself.',
  *check(facts) {
    for (const forwarder of facts.network.cluster.splitHorizon?.forwarders ?? []) {
      const why = whyNot(forwarder, facts);
      if (why === null) continue;
      yield {
        message: `forwarder ${forwarder.toString()} is ${why.text}`,
        at: facts.origins.of(forwarder),
        related: why.related,
        help: "name a resolver of the LAN or a public one, or leave `forwarders` out: then CoreDNS uses the nodes' own",
      };
    }
  },
};

interface Why {
  readonly text: string;
  readonly related: readonly RelatedPlace[];
}

function whyNot(forwarder: Address, { network, origins }: NetworkFacts): Why | null {
  const dns = network.cluster.clusterDns.find((address) => address.equals(forwarder));
  if (dns !== undefined) {
    const text = 'the cluster DNS itself: CoreDNS would forward to itself in a loop';
    return { text, related: [{ message: 'the cluster DNS has this address', at: origins.of(dns) }] };
  }
  if (isOwnPod(forwarder)) {
    return { text: "CoreDNS' own pod: CoreDNS would forward to itself in a loop", related: [] };
  }
  const nameserver = nameserverOf(network);
  if (nameserver?.equals(forwarder) === true) {
    const text = "Tailscale's nameserver, which resolves only ts.net and refuses every other name";
    return { text, related: [{ message: 'the nameserver is stated here', at: origins.of(nameserver) }] };
  }
  return null;
}

/** Loopback, and the unspecified address, which Linux takes as loopback. */
function isOwnPod({ family, value }: Address): boolean {
  if (family === 6) return value <= 1n;
  const first = value >> 24n;
  return first === 127n || first === 0n;
}
