import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { addressesInWords, claimInWords, ownerInWords } from '../shared/words.ts';

export const nodePodCidrsOverlap: Rule<NetworkFacts> = {
  code: 'node-pod-cidrs-overlap',
  severity: 'error',
  sentence: 'Each node has a pod CIDR of its own.',
  *check({ ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'node-pod-cidrs-overlap') continue;
      yield {
        message: `pod CIDR ${addressesInWords(inner)} of ${ownerInWords(inner)} overlaps that of ${claimInWords(outer)}`,
        at: inner.origin,
        related: [{ message: `the pod CIDR of ${ownerInWords(outer)}`, at: outer.origin }],
        help: 'look again with `kubectl get nodes -o custom-columns=NAME:.metadata.name,CIDR:.spec.podCIDRs`: K3s gives no CIDR twice',
      };
    }
  },
};
