import { Cidr, IntervalSet, type Address } from '@netloom/addresses';

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
].map(known);

/** Not assigned to anyone either: this network, documentation, benchmarks, multicast, reserved (RFC 6890). */
const UNASSIGNED = IntervalSet.of(
  [
    ...PRIVATE,
    ...[
      '0.0.0.0/8',
      '192.0.0.0/24',
      '192.0.2.0/24',
      '198.18.0.0/15',
      '198.51.100.0/24',
      '203.0.113.0/24',
      '224.0.0.0/3',
    ].map(known),
  ].map(({ interval }) => interval),
);

/** Whether an address is private: not unique on the internet. */
export function isPrivate(address: Address): boolean {
  return PRIVATE.some((cidr) => cidr.contains(address));
}

/** The addresses of an IPv4 network that registries assign. */
export function publicPart({ interval }: Cidr): IntervalSet {
  return interval.family === 6 ? IntervalSet.of([]) : IntervalSet.of([interval]).subtract(UNASSIGNED);
}

function known(text: string): Cidr {
  const read = Cidr.parse(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}
