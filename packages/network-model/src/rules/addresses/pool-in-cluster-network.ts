import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeAddresses, describeClaim, describeHolder } from '../shared/describe.ts';

export const poolInClusterNetwork: Rule<NetworkFacts> = {
  code: 'pool-in-cluster-network',
  severity: 'error',
  description: "A load balancer pool lies outside of the cluster's pod and service networks.",
  *check({ ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'pool-in-cluster-network') continue;
      yield {
        message: `${describeHolder(inner)} ${describeAddresses(inner)} overlaps ${describeClaim(outer)}`,
        at: inner.origin,
        related: [{ message: `${describeHolder(outer)} belongs to the cluster`, at: outer.origin }],
        help: 'give the pool addresses of the LAN, or of a network that routers learn by BGP: what is sent to these two never leaves a node',
      };
    }
  },
};
