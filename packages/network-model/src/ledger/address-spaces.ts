import { IntervalSet } from '@netloom/addresses';
import type { Network, Subnet } from '../network.ts';
import { byLink } from './by-link.ts';
import type { AddressClaim } from './claim.ts';
import { addressClaimsOf, type Ledger } from './ledger.ts';

/** The addresses of one subnet: who holds some of them, and what nothing holds. */
export interface AddressSpace {
  readonly subnet: Subnet;
  readonly held: readonly AddressClaim[];
  readonly free: IntervalSet;
}

/** In the order of the subnets. What begins or ends outside of a subnet holds what it has of it, too. */
export function addressSpaces({ claims }: Ledger, subnets: Network['subnets']): readonly AddressSpace[] {
  const held = addressClaimsOf(claims).filter(({ purpose }) => purpose !== 'subnet');
  const claimed = byLink(subnets, held);
  return subnets.map((subnet) => {
    const own = [
      ...(claimed.get(subnet) ?? []),
      ...(claimed.get(null) ?? []).filter(
        (claim) => claim.space === subnet.space && subnet.cidr.overlaps(claim),
      ),
    ];
    const free = IntervalSet.of([subnet.cidr.interval]).subtract(
      IntervalSet.of(own.map(({ interval }) => interval)),
    );
    return { subnet, held: own, free };
  });
}
