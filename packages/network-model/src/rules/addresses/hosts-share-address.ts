import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import { describeAddresses, relatedClaims, describeList, describeHolder } from '../shared/describe.ts';

export const hostsShareAddress: Rule<NetworkFacts> = {
  code: 'hosts-share-address',
  severity: 'error',
  description: 'Two machines have no address in common.',
  *check({ ledger }) {
    const groups = new Map<string, Set<AddressClaim>>();
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'hosts-share-address' || nameOf(outer) === nameOf(inner)) continue;
      const key = `${outer.space} ${describeAddresses(outer)}`;
      groups.set(key, (groups.get(key) ?? new Set()).add(outer).add(inner));
    }
    for (const group of groups.values()) {
      const [first, ...others] = group;
      if (first === undefined) continue;
      yield {
        message: `${describeList([first, ...others].map(describeHolder))} ${others.length === 1 ? 'both' : 'all'} have ${describeAddresses(first)}`,
        at: others.at(-1)?.origin ?? first.origin,
        related: relatedClaims([first, ...others.slice(0, -1)]),
        help: 'give each its own: both answer for the address, and connections to it break',
      };
    }
  },
};

/** One machine may be in two lists: a node that is a Proxmox host, a Proxmox host that is the gateway. */
function nameOf({ owner }: AddressClaim): string {
  return owner.slice(owner.indexOf(':') + 1);
}
