import fc from 'fast-check';
import { Address, AddressRange, Cidr, parseBlock } from '../src/index.ts';
import { cidr } from './arbitraries.ts';

function read(text: string): Cidr {
  const result = Cidr.parse(text);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('Cidr.parse', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.0', '10.0.0.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['192.168.7.230/32', '192.168.7.230', '192.168.7.230'],
    ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['fd00:1::/64', 'fd00:1::', 'fd00:1::ffff:ffff:ffff:ffff'],
    ['fd00::1/128', 'fd00::1', 'fd00::1'],
  ])('reads %s', (text, first, last) => {
    const one = read(text);
    expect([String(one), String(one.first), String(one.last)]).toEqual([text, first, last]);
  });

  test.each([
    ['10.0.0.5/24', '"10.0.0.5/24" has host bits set: did you mean 10.0.0.0/24?'],
    [
      '192.168.100.200/28',
      '"192.168.100.200/28" has host bits set: did you mean 192.168.100.192/28 or 192.168.100.200-192.168.100.215?',
    ],
    ['fd00::a/126', '"fd00::a/126" has host bits set: did you mean fd00::8/126 or fd00::a-fd00::d?'],
    ['192.168.1.250/28', '"192.168.1.250/28" has host bits set: did you mean 192.168.1.240/28?'],
    ['fd00::1/64', '"fd00::1/64" has host bits set: did you mean fd00::/64?'],
    ['192.168.7.1', '"192.168.7.1" has no prefix length: did you mean 192.168.7.1/32?'],
    ['fd00::1', '"fd00::1" has no prefix length: did you mean fd00::1/128?'],
    ['10.0.0.0/33', '"10.0.0.0/33" is not a CIDR: the prefix length of IPv4 is 0 to 32, not "33"'],
    ['fd00::/129', '"fd00::/129" is not a CIDR: the prefix length of IPv6 is 0 to 128, not "129"'],
    ['10.0.0.0/08', '"10.0.0.0/08" is not a CIDR: the prefix length of IPv4 is 0 to 32, not "08"'],
    ['10.0.0.0/', '"10.0.0.0/" is not a CIDR: the prefix length of IPv4 is 0 to 32, not ""'],
    ['10.0.0.0/8/8', '"10.0.0.0/8/8" is not a CIDR: the prefix length of IPv4 is 0 to 32, not "8/8"'],
    ['x', '"x" is not a CIDR: a CIDR is an address, a slash and a prefix length'],
    [
      '100.x.x.x/8',
      '"100.x.x.x/8" is not a CIDR: "100.x.x.x" is not an IP address: each part of an IPv4 address is 0 to 255, not "x"',
    ],
    [
      '10.0.0.0-10.0.0.255',
      '"10.0.0.0-10.0.0.255" is a range where a CIDR is expected: did you mean 10.0.0.0/24?',
    ],
    [
      '10.0.0.2-10.0.0.4',
      '"10.0.0.2-10.0.0.4" is a range where a CIDR is expected: did you mean 10.0.0.2/31, 10.0.0.4/32?',
    ],
    ['10.0.0.4-10.0.0.2', '"10.0.0.4-10.0.0.2" is a range where a CIDR is expected'],
  ])('refuses %j', (text, message) => {
    expect(Cidr.parse(text)).toEqual({ ok: false, message });
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(cidr, (one) => {
        expect(Cidr.parse(String(one))).toEqual({ ok: true, value: one });
      }),
    );
  });
});

describe('AddressRange.parse', () => {
  test.each([
    ['192.168.7.230-192.168.7.235', '192.168.7.230-192.168.7.235'],
    ['192.168.7.230 - 192.168.7.235', '192.168.7.230-192.168.7.235'],
    ['10.0.0.1-10.0.0.1', '10.0.0.1-10.0.0.1'],
    ['fd00::1-fd00::FF', 'fd00::1-fd00::ff'],
  ])('reads %s', (text, canonical) => {
    const one = parseBlock(text);
    expect(one.ok && one.value).toBeInstanceOf(AddressRange);
    expect(String(one.ok && one.value)).toBe(canonical);
  });

  test.each([
    [
      '192.168.7.235-192.168.7.230',
      '"192.168.7.235-192.168.7.230" starts after it ends: did you mean 192.168.7.230-192.168.7.235?',
    ],
    ['10.0.0.1-::1', '"10.0.0.1-::1" is not a range: it starts in IPv4 and ends in IPv6'],
    [
      '192.168.7.230-235',
      '"192.168.7.230-235" is not a range: "235" is not an IP address: an IPv4 address has four parts between dots: did you mean 192.168.7.230-192.168.7.235?',
    ],
    [
      'fd00::1-20',
      '"fd00::1-20" is not a range: "20" is not an IP address: an IPv4 address has four parts between dots: did you mean fd00::1-fd00::20?',
    ],
    ['a-b', '"a-b" is not a range: "a" is not an IP address: an IPv4 address has four parts between dots'],
    [
      '10.0.0.1-10.0.0.2-10.0.0.3',
      '"10.0.0.1-10.0.0.2-10.0.0.3" is not a range: a range is two addresses with one dash between them',
    ],
  ])('refuses %j', (text, message) => {
    expect(parseBlock(text)).toEqual({ ok: false, message });
  });
});

describe(Cidr, () => {
  it('holds addresses, CIDRs and ranges of its own family alone', () => {
    const one = read('10.0.0.0/24');
    const range = (text: string): AddressRange => {
      const result = AddressRange.parse(text);
      if (!result.ok) throw new Error(result.message);
      return result.value;
    };
    expect(one.contains(Address.of(4, 0x0a0000ffn))).toBe(true);
    expect(one.contains(Address.of(4, 0x0a000100n))).toBe(false);
    expect(one.contains(Address.of(6, 0x0a000001n))).toBe(false);
    expect(one.contains(read('10.0.0.128/25'))).toBe(true);
    expect(one.contains(read('10.0.0.0/23'))).toBe(false);
    expect(one.overlaps(read('10.0.0.0/23'))).toBe(true);
    expect(one.contains(range('10.0.0.1-10.0.0.255'))).toBe(true);
    expect(one.contains(range('10.0.0.1-10.0.1.0'))).toBe(false);
    expect(one.overlaps(range('10.0.0.255-10.0.1.0'))).toBe(true);
    expect(one.overlaps(range('10.0.1.0-10.0.1.1'))).toBe(false);
    expect(range('10.0.0.1-10.0.1.0').contains(one)).toBe(false);
    expect(range('9.0.0.0-11.0.0.0').contains(one)).toBe(true);
  });

  it('counts addresses from its network address', () => {
    expect(String(read('10.42.1.0/24').nth(1n))).toBe('10.42.1.1');
    expect(String(read('fd00::/64').nth(0xffffn))).toBe('fd00::ffff');
    expect(() => read('10.0.0.0/30').nth(4n)).toThrow('10.0.0.0/30 has no address number 4');
  });

  it('throws for what parse would have refused', () => {
    expect(() => Cidr.of(Address.of(4, 1n), 24)).toThrow('0.0.0.1/24 has host bits');
    expect(() => Cidr.of(Address.of(4, 0n), 33)).toThrow('/33 is not a prefix of 32 bits');
    expect(() => AddressRange.of(Address.of(4, 2n), Address.of(4, 1n))).toThrow(
      '0.0.0.2-0.0.0.1 is not a range',
    );
  });

  it('is frozen and equals by value', () => {
    expect(Object.isFrozen(read('10.0.0.0/24'))).toBe(true);
    expect(read('10.0.0.0/24')).toEqual(read('10.0.0.0/24'));
    expect(read('10.0.0.0/24')).not.toEqual(read('10.0.0.0/25'));
    expect(read('10.0.0.0/24').equals(read('10.0.0.0/25'))).toBe(false);
  });
});
