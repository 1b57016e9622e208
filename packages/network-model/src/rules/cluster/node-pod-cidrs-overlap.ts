import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeAddresses, describeClaim, describeHolder } from '../shared/describe.ts';

export const nodePodCidrsOverlap: Rule<NetworkFacts> = {
  code: 'node-pod-cidrs-overlap',
  severity: 'error',
  description: 'Each node has a pod CIDR of its own.',
  *check({ ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'node-pod-cidrs-overlap') continue;
      yield {
        message: `pod CIDR ${describeAddresses(inner)} of ${describeHolder(inner)} overlaps that of ${describeClaim(outer)}`,
        at: inner.origin,
        related: [{ message: `the pod CIDR of ${describeHolder(outer)}`, at: outer.origin }],
        help: 'check with `kubectl get nodes -o custom-columns=NAME:.metadata.name,CIDR:.spec.podCIDRs`: the cluster assigns no CIDR twice',
      };
    }
  },
};
