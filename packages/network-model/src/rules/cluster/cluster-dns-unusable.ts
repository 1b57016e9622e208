import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import { describeAddresses } from '../shared/describe.ts';

export const clusterDnsUnusable: Rule<NetworkFacts> = {
  code: 'cluster-dns-unusable',
  severity: 'error',
  description: 'The cluster DNS has an address that Kubernetes can give to its Service.',
  *check({ ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      // what the nameserver of the tailnet may have is what nameserver-address-unusable is about.
      if (code !== 'cluster-dns-unusable' || inner.owner !== 'cluster-dns') continue;
      yield {
        message: `cluster DNS ${describeAddresses(inner)} ${whyNot(outer)}`,
        at: inner.origin,
        related: [{ message: 'the service network comes from here', at: outer.origin }],
        help: 'leave `clusterDns` out for the tenth address, as the cluster has it by default, or take another one; it cannot be changed once the cluster exists',
      };
    }
  },
};

function whyNot({ purpose }: AddressClaim): string {
  return purpose === 'kubernetes'
    ? 'is that of the Service kubernetes, which always has the first address of the service network'
    : `is the ${purpose} address of the service network, which no Service can have`;
}
