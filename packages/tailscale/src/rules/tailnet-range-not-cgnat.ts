import { Address, Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

/** What Tailscale gives to devices: https://tailscale.com/kb/1015/100.x-addresses, net/tsaddr in its sources. */
const RANGES = {
  4: Cidr.of(Address.of(4, 0x6440_0000n), 10),
  6: Cidr.of(Address.of(6, 0xfd7a_115c_a1e0n << 80n), 48),
} as const;

export const tailnetRangeNotCgnat: Rule<NetworkFacts> = {
  code: 'tailnet-range-not-cgnat',
  severity: 'error',
  sentence: "The tailnet's range is Tailscale's own, 100.64.0.0/10 and fd7a:115c:a1e0::/48, or a part of it.",
  *check({ network, origins }) {
    for (const { space, cidr } of network.subnets) {
      if (space !== 'tailnet') continue;
      const own = RANGES[cidr.family];
      if (own.contains(cidr)) continue;
      const at = origins.of(cidr);
      const [written, range] = [cidr.toString(), own.toString()];
      yield {
        message: `tailnet range ${written} is not within Tailscale's ${range}`,
        at,
        help: `Tailscale gives its devices addresses from ${range} alone: the rest of ${written} belongs to others`,
        fix: { title: `write ${range}`, edits: [{ kind: 'replace', at, value: range }] },
      };
    }
  },
};
