import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { conflictsByOuter } from '../shared/conflicts-by-outer.ts';
import { describeAddresses, describeClaim, relatedClaims, describeList } from '../shared/describe.ts';

export const reservedAddressInUse: Rule<NetworkFacts> = {
  code: 'reserved-address-in-use',
  severity: 'warning',
  description: 'A reserved address is held by no machine that the network names.',
  *check({ ledger }) {
    for (const [reserved, held] of conflictsByOuter('reserved-address-in-use', ledger)) {
      yield {
        message: `reserved ${describeAddresses(reserved)} is held by ${describeList(held.map(describeClaim))}`,
        at: reserved.origin,
        related: relatedClaims(held),
        help: 'remove the machine from the reservation, or move it: reserved addresses are kept free, or held by something that the file does not name',
      };
    }
  },
};
