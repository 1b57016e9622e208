import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import type { AddressClaim } from '../ledger/claim.ts';
import type { Ingress } from '../network.ts';
import { claimInWords, ownerInWords } from './words.ts';

export const addressPinnedTwice: Rule<NetworkFacts> = {
  code: 'address-pinned-twice',
  severity: 'warning',
  sentence: 'A load balancer address belongs to one Service.',
  *check({ network, ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'address-pinned-twice') continue;
      if (serviceOf(outer, network.ingress) === serviceOf(inner, network.ingress)) continue;
      yield {
        message: `${ownerInWords(inner)} has an address that belongs to ${claimInWords(outer)} already`,
        at: inner.origin,
        related: [{ message: `${ownerInWords(outer)} has it here`, at: outer.origin }],
        help: 'give one of them another address: MetalLB leaves the second Service pending, unless both carry the same `metallb.io/allow-shared-ip` and other ports',
      };
    }
  },
};

/** The pin of the ingress controller and an allocations row of its Service are one owner. */
function serviceOf({ owner, purpose }: AddressClaim, ingress: Ingress | null): string {
  return purpose === 'pin' && ingress !== null ? `service:${ingress.namespace}/${ingress.controller}` : owner;
}
