import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS, type DistributionName } from '../../distributions.ts';
import type { NetworkFacts } from '../../facts.ts';

/** The shortest prefixes: what kube-apiserver took until 1.34, and what K3s' documentation calls supported. */
const LIMITS = { 4: { refused: 12, supported: 12 }, 6: { refused: 108, supported: 112 } } as const;

/** From here on DisableAllocatorDualWrite is on, and validateClusterIPFlags asks for no prefix length. */
const WITHOUT_LIMIT = 34;

export const serviceNetworkTooWide: Rule<NetworkFacts> = {
  code: 'service-network-too-wide',
  severity: 'error',
  description: 'The service network is no wider than the distribution supports.',
  *check({ network, origins }) {
    const { serviceCidrs, version, distribution } = network.cluster;
    for (const cidr of serviceCidrs) {
      const { refused, supported } = limitsOf(cidr.family, distribution);
      if (cidr.prefix >= supported) continue;
      const beyond = cidr.prefix < refused;
      // a release that is not stated is taken for a new one
      const starts = !beyond || version === null || minorOf(version) >= WITHOUT_LIMIT;
      if (starts && !namesLimits(distribution)) continue;
      yield {
        message: starts
          ? `service network ${cidr.toString()} is wider than /${supported}, the widest that ${DISTRIBUTIONS[distribution].title} supports`
          : `service network ${cidr.toString()} is wider than /${refused}: kube-apiserver of ${version} does not start`,
        severity: beyond ? 'error' : 'warning',
        at: origins.of(cidr),
        help: `take /${supported} or a longer prefix: it cannot be changed once the cluster exists`,
      };
    }
  },
};

/** The others take what kube-apiserver takes. */
function namesLimits(distribution: DistributionName): boolean {
  return distribution === 'k3s' || distribution === 'rke2';
}

function limitsOf(
  family: 4 | 6,
  distribution: DistributionName,
): { readonly refused: number; readonly supported: number } {
  const { refused, supported } = LIMITS[family];
  return { refused, supported: namesLimits(distribution) ? supported : refused };
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
