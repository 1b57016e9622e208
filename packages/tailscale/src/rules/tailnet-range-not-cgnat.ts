import type { Rule } from '@netloom/diagnostics';
import { TAILSCALE_RANGES, type NetworkFacts } from '@netloom/network-model';

export const tailnetRangeNotCgnat: Rule<NetworkFacts> = {
  code: 'tailnet-range-not-cgnat',
  severity: 'error',
  description:
    "The tailnet's range is Tailscale's own, 100.64.0.0/10 and fd7a:115c:a1e0::/48, or a part of it.",
  *check({ network, origins }) {
    for (const { space, cidr } of network.subnets) {
      if (space !== 'tailnet') continue;
      const own = TAILSCALE_RANGES[cidr.family];
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
