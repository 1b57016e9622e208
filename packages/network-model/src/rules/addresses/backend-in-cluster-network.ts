import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeAddresses, describeClaim, describeHolder } from '../shared/describe.ts';

export const backendInClusterNetwork: Rule<NetworkFacts> = {
  code: 'backend-in-cluster-network',
  severity: 'error',
  description: 'What is behind a service has no address of a pod or of another Service.',
  *check({ ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'backend-in-cluster-network') continue;
      yield {
        message: `${describeHolder(inner)} is stated at ${describeAddresses(inner)}, inside of ${describeClaim(outer)}`,
        at: inner.origin,
        related: [{ message: `${describeHolder(outer)} belongs to the cluster`, at: outer.origin }],
        help: 'write the labels of its pods as `selector` in place of the address: addresses of pods change, and kube-proxy forwards to no address of a Service',
      };
    }
  },
};
