import type { Rule } from '@netloom/diagnostics';
import { parentOf, type Exposure, type Network, type NetworkFacts } from '@netloom/network-model';

export const wildcardExposesInternal: Rule<NetworkFacts> = {
  code: 'wildcard-exposes-internal',
  severity: 'error',
  description: 'A wildcard of the tunnel that goes through ingress holds no internal host.',
  *check({ network, origins }) {
    const below = internalByParent(network);
    for (const wildcard of network.exposures) {
      const { via, host, origin } = wildcard;
      if (via !== 'tunnel' || !host.startsWith('*.') || !origin.includes('ingress')) continue;
      const hosts = below.get(host.slice(2)) ?? new Map<string, Exposure>();
      const [first, ...more] = hosts.values();
      if (first === undefined) continue;
      yield {
        message: `tunnel host "${wildcard.host}" goes through ingress, which answers for internal host "${first.host}" too: the wildcard opens it to the internet`,
        at: origins.of(wildcard, 'host'),
        related: [first, ...more].map((exposure) => ({
          message: `internal host "${exposure.host}" is below it: cloudflared's wildcards hold every depth`,
          at: origins.of(exposure, 'host'),
        })),
        help: 'name the public hosts one by one, or let the wildcard go straight to its service (origin: service)',
      };
    }
  },
};

/** The internal hosts, once each, under every name that they are below of. */
function internalByParent({ exposures }: Network): ReadonlyMap<string, ReadonlyMap<string, Exposure>> {
  const below = new Map<string, Map<string, Exposure>>();
  for (const exposure of exposures) {
    if (exposure.via !== 'ingress') continue;
    for (let parent = parentOf(exposure.host); parent !== ''; parent = parentOf(parent)) {
      const hosts = below.get(parent) ?? new Map<string, Exposure>();
      below.set(parent, hosts.set(exposure.host, exposure));
    }
  }
  return below;
}
