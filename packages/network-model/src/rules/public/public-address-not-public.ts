import type { Address } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isPrivate } from '../../private-address.ts';
import { TAILSCALE_RANGES } from '../../tailscale-ranges.ts';

export const publicAddressNotPublic: Rule<NetworkFacts> = {
  code: 'public-address-not-public',
  severity: 'error',
  description: "The router's public address is one that the internet routes to.",
  *check({ network, origins }) {
    const address = network.publicWay?.address ?? null;
    if (address === null || !isPrivate(address)) return;
    yield {
      message: `the router's public address ${address.toString()} is ${kindOf(address)}: nothing on the internet reaches it`,
      at: origins.of(address),
      help: 'forwards are used only at an address that the internet routes to: ask the provider for one, or use a tunnel',
    };
  },
};

/** Tailscale uses the range that providers share among their customers. */
function kindOf(address: Address): string {
  return TAILSCALE_RANGES[4].contains(address)
    ? 'of the range that providers share among customers (CGNAT)'
    : 'private';
}
