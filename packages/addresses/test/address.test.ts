import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { Address } from '../src/index.ts';
import { address } from './arbitraries.ts';

describe('Address.parse', () => {
  test.each([
    ['192.168.7.1', 4, 0xc0a80701n, '192.168.7.1'],
    ['0.0.0.0', 4, 0n, '0.0.0.0'],
    ['255.255.255.255', 4, 0xffffffffn, '255.255.255.255'],
    ['::', 6, 0n, '::'],
    ['::1', 6, 1n, '::1'],
    ['1::', 6, 1n << 112n, '1::'],
    ['2001:DB8:0:0:1:0:0:1', 6, 0x20010db8000000000001000000000001n, '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', 6, 0x20010db8000000010001000100010001n, '2001:db8:0:1:1:1:1:1'],
    ['1:2:3:4:5:6:7::', 6, 0x00010002000300040005000600070000n, '1:2:3:4:5:6:7:0'],
    ['::ffff:192.0.2.1', 6, 0xffffc0000201n, '::ffff:192.0.2.1'],
    ['::ffff:c000:201', 6, 0xffffc0000201n, '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.33', 6, 0x0064ff9b0000000000000000c0000221n, '64:ff9b::c000:221'],
  ] as const)('reads %s', (text, family, value, canonical) => {
    const read = Address.parse(text);
    expect(read).toEqual({ ok: true, value: Address.of(family, value) });
    expect(String(read.ok && read.value)).toBe(canonical);
  });

  test.each([
    ['', '"" is not an IP address: an IPv4 address has four parts between dots'],
    ['1.2.3', '"1.2.3" is not an IP address: an IPv4 address has four parts between dots'],
    [' 1.2.3.4', '" 1.2.3.4" is not an IP address: each part of an IPv4 address is 0 to 255, not " 1"'],
    ['1.2.3.256', '"1.2.3.256" is not an IP address: each part of an IPv4 address is 0 to 255, not "256"'],
    ['100.x.x.x', '"100.x.x.x" is not an IP address: each part of an IPv4 address is 0 to 255, not "x"'],
    ['1.2.3.1e1', '"1.2.3.1e1" is not an IP address: each part of an IPv4 address is 0 to 255, not "1e1"'],
    [
      '192.168.007.1',
      '"192.168.007.1" is not an IP address: "007" has a leading zero: did you mean 192.168.7.1?',
    ],
    ['1.2.3.0400', '"1.2.3.0400" is not an IP address: "0400" has a leading zero'],
    ['1:2', '"1:2" is not an IP address: an IPv6 address has eight groups, not 2'],
    [
      '1:2:3:4:5:6:7:8:9',
      '"1:2:3:4:5:6:7:8:9" is not an IP address: an IPv6 address has eight groups, not 9',
    ],
    ['::1::', '"::1::" is not an IP address: "::" may appear only once in an IPv6 address'],
    [
      '1:2:3:4::5:6:7:8',
      '"1:2:3:4::5:6:7:8" is not an IP address: "::" stands for at least one group, and eight are written',
    ],
    [
      '12345::',
      '"12345::" is not an IP address: each group of an IPv6 address has one to four hex digits, not "12345"',
    ],
    [
      '1.2.3.4::',
      '"1.2.3.4::" is not an IP address: each group of an IPv6 address has one to four hex digits, not "1.2.3.4"',
    ],
    [
      '::1.2.3.256',
      '"::1.2.3.256" is not an IP address: each part of an IPv4 address is 0 to 255, not "256"',
    ],
    [
      'fe80::1%eth0',
      '"fe80::1%eth0" has a zone id, which names a link of one machine: did you mean fe80::1?',
    ],
    ['10.0.0.0/8', '"10.0.0.0/8" is a CIDR where one address is expected: did you mean 10.0.0.0?'],
  ])('refuses %j', (text, message) => {
    expect(Address.parse(text)).toEqual({ ok: false, message });
  });

  it('reads back what it prints, and node:net knows the text', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(Address.parse(String(one))).toEqual({ ok: true, value: one });
        expect(one.family === 4 ? isIPv4(String(one)) : isIPv6(String(one))).toBe(true);
      }),
    );
  });

  it('prints IPv6 as the URL parser of Node does, but for mapped tails', () => {
    const groups = fc.array(fc.constantFrom('0', '0', '0', '1', 'ab', 'FFFF'), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(groups, (some) => {
        const read = Address.parse(some.join(':'));
        fc.pre(read.ok && read.value.value >> 32n !== 0xffffn);
        expect(`[${String(read.value)}]`).toBe(new URL(`http://[${some.join(':')}]/`).hostname);
      }),
    );
  });

  it('accepts what node:net accepts, zone ids aside', () => {
    const noise = fc.stringMatching(/^[0-9a-f.:]{0,24}$/);
    const near = fc
      .tuple(address, fc.nat(40), fc.constantFrom('', '0', ':', '.', 'f'))
      .map(([one, at, extra]) => {
        const text = String(one);
        return text.slice(0, at) + extra + text.slice(at + 1);
      });
    fc.assert(
      fc.property(fc.oneof(noise, near), (text) => {
        expect(Address.parse(text).ok).toBe(isIPv4(text) || isIPv6(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe(Address, () => {
  it('is frozen, is not interned, and equals by value', () => {
    const one = Address.of(4, 1n);
    const other = Address.of(4, 1n);
    expect(Object.isFrozen(one)).toBe(true);
    expect(one).not.toBe(other);
    expect(one).toEqual(other);
    expect(one).not.toEqual(Address.of(6, 1n));
    expect(one.equals(other)).toBe(true);
    expect(one.equals(Address.of(6, 1n))).toBe(false);
  });

  it('orders IPv4 before IPv6, then by value', () => {
    const sorted = [Address.of(6, 0n), Address.of(4, 2n), Address.of(4, 1n)].sort((a, b) => a.compare(b));
    expect(sorted.map(String)).toEqual(['0.0.0.1', '0.0.0.2', '::']);
  });

  it('throws for a value outside of its family', () => {
    expect(() => Address.of(4, 1n << 32n)).toThrow('4294967296 is outside of IPv4');
    expect(() => Address.of(6, -1n)).toThrow('-1 is outside of IPv6');
  });
});
