import { Address, Cidr } from '@netloom/addresses';

const LINK_LOCAL = Cidr.of(Address.of(6, 0xfe80n << 112n), 10);

/** Such an address is on each link and in no subnet: RFC 4291, section 2.5.6. */
export function isLinkLocal(address: Address): boolean {
  return LINK_LOCAL.contains(address);
}
