import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { conflictsByOuter } from '../shared/conflicts-by-outer.ts';
import { describeAddresses, describeClaim, relatedClaims, describeList } from '../shared/describe.ts';

export const dhcpHoldsFixedAddress: Rule<NetworkFacts> = {
  code: 'dhcp-holds-fixed-address',
  severity: 'warning',
  description: 'A DHCP range holds no address that is fixed or reserved.',
  *check({ ledger }) {
    for (const [range, held] of conflictsByOuter('dhcp-holds-fixed-address', ledger)) {
      yield {
        message: `DHCP range ${describeAddresses(range)} holds ${describeList(held.map(describeClaim))}`,
        at: range.origin,
        related: relatedClaims(held),
        help: 'end the range before the address or state it in two pieces: the DHCP server may give the address to any device',
      };
    }
  },
};
