import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { conflictsByOuter } from '../shared/conflicts-by-outer.ts';
import { addressesInWords, claimInWords, holdersInWords, inWords } from '../shared/words.ts';

export const reservedAddressInUse: Rule<NetworkFacts> = {
  code: 'reserved-address-in-use',
  severity: 'warning',
  sentence: 'A reserved address is held by no machine that the network names.',
  *check({ ledger }) {
    for (const [reserved, held] of conflictsByOuter('reserved-address-in-use', ledger)) {
      yield {
        message: `reserved ${addressesInWords(reserved)} is held by ${inWords(held.map(claimInWords))}`,
        at: reserved.origin,
        related: holdersInWords(held),
        help: 'take the machine out of what is reserved, or move it: reserved is what is kept free, or held by something without a name here',
      };
    }
  },
};
