import { Cidr, type Address } from '@netloom/addresses';

/** RFC 1918, 6598, 3927 and 1122; RFC 4193, 4291. */
const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((text) => {
  const read = Cidr.parse(text);
  return read.ok ? [read.value] : [];
});

/** Whether an address is of a private network, where everybody may have it. */
export function isPrivate(address: Address): boolean {
  return PRIVATE.some((cidr) => cidr.contains(address));
}
