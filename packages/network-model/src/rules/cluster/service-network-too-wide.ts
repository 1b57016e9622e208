import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

/** The shortest prefixes: what kube-apiserver took until 1.34, and what K3s' documentation calls supported. */
const LIMITS = { 4: { refused: 12, supported: 12 }, 6: { refused: 108, supported: 112 } } as const;

/** From here on DisableAllocatorDualWrite is on, and validateClusterIPFlags asks for no prefix length. */
const WITHOUT_LIMIT = 34;

export const serviceNetworkTooWide: Rule<NetworkFacts> = {
  code: 'service-network-too-wide',
  severity: 'error',
  description: 'The service network is no wider than K3s supports.',
  *check({ network, origins }) {
    const { serviceCidrs, version } = network.cluster;
    for (const cidr of serviceCidrs) {
      const { refused, supported } = LIMITS[cidr.family];
      if (cidr.prefix >= supported) continue;
      const beyond = cidr.prefix < refused;
      const starts = !beyond || minorOf(version) >= WITHOUT_LIMIT;
      yield {
        message: starts
          ? `service network ${cidr.toString()} is wider than /${supported}, the widest that K3s supports`
          : `service network ${cidr.toString()} is wider than /${refused}: kube-apiserver of ${version} does not start`,
        severity: beyond ? 'error' : 'warning',
        at: origins.of(cidr),
        help: `take /${supported} or a longer prefix: it cannot be changed once the cluster exists`,
      };
    }
  },
};

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
