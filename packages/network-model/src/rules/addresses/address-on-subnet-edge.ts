import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Conflict } from '../../ledger/nesting.ts';
import type { Network } from '../../network.ts';
import { describeClaim, describeHolder } from '../shared/describe.ts';

export const addressOnSubnetEdge: Rule<NetworkFacts> = {
  code: 'address-on-subnet-edge',
  severity: 'error',
  description: 'A machine has neither the network address nor the broadcast address of its subnet.',
  *check({ network, ledger }) {
    for (const conflict of ledger.conflicts) {
      if (conflict.code !== 'address-on-subnet-edge' || isInsideAnother(conflict, network)) continue;
      const { outer, inner } = conflict;
      yield {
        message: `${describeClaim(inner)} is on ${describeHolder(outer)}`,
        at: inner.origin,
        related: [{ message: 'the network comes from here', at: outer.origin }],
        help: 'give it another address of the subnet: this one is not the address of a single machine',
      };
    }
  },
};

/** Zones may use the same addresses with other lengths: the edge of one subnet is inside another then. */
function isInsideAnother({ inner }: Conflict, { subnets }: Network): boolean {
  const { family, first } = inner.interval;
  return subnets.some(
    ({ space, cidr: { interval } }) =>
      (space === 'lan' || space === 'sdn') &&
      interval.family === family &&
      interval.first < first &&
      first < interval.last,
  );
}
