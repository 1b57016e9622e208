import { Address } from '@netloom/addresses';
import fc from 'fast-check';
import {
  encodeAddress,
  encodePattern,
  encodeSeconds,
  encodeZone,
} from '../../../src/chart/coredns/encode.ts';
import { Hostname } from '../../../src/names.ts';

/** What ends a word, a line, a block or a quoted text of a Corefile, or is read as more than text there. */
const HOSTILE = [
  '',
  ' ',
  'a b',
  'a\nb',
  'a\tb',
  'a{',
  'a}',
  '}\n.:53 {\n  whoami',
  'a"b',
  'a#b',
  'a\\b',
  '{$HOME}',
  '{%HOME%}',
  '{{ .Name }}',
  'import /etc/passwd',
  '/etc/resolv.conf',
  'tls://a',
  'a:53',
  'a/24',
  '*.a',
  '.a',
  'a.',
  'a..b',
  'A',
  'é',
  'a\u2028b',
  'a\u0000b',
  `${'a'.repeat(64)}.b`,
  Array(128).fill('a').join('.'),
];

describe('the encoder of Corefiles', () => {
  it.each(HOSTILE)('refuses %j as a zone, a pattern and an address', (text) => {
    expect(() => encodeZone(text)).toThrow(
      new Error(`a zone is ${JSON.stringify(text)}: a Corefile takes a host name in lower case there`),
    );
    expect(() => encodePattern(text)).toThrow('a Corefile takes');
    expect(() => encodeAddress(text)).toThrow(
      new Error(`an address is ${JSON.stringify(text)}: a Corefile takes an IPv4 or IPv6 address there`),
    );
  });

  it.each([-1, 1.5, Infinity, NaN, 1e21])('refuses %d as a time to live', (seconds) => {
    expect(() => encodeSeconds(seconds)).toThrow('a Corefile takes whole seconds there');
  });

  it('lets nothing through that is more than one word, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        for (const encode of [encodeZone, encodeAddress]) {
          let encoded: string;
          try {
            encoded = encode(text);
          } catch {
            continue;
          }
          expect(encoded).toMatch(/^[-a-z0-9.:]+$/);
        }
      }),
    );
  });

  it('takes every host name without a wildcard, and every address', () => {
    const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
    const names = fc
      .array(label, { minLength: 1, maxLength: 5 })
      .map((labels) => labels.join('.'))
      .filter((name) => Hostname.safeParse(name).success);
    fc.assert(
      fc.property(names, (name) => {
        expect(encodeZone(name)).toBe(name);
        expect(new RegExp(`^${encodePattern(name)}$`).test(name)).toBe(true);
      }),
    );
    const addresses = fc.oneof(
      fc.bigInt(0n, (1n << 32n) - 1n).map((value) => Address.of(4, value)),
      fc.bigInt(0n, (1n << 128n) - 1n).map((value) => Address.of(6, value)),
    );
    fc.assert(
      fc.property(addresses, (address) => {
        expect(encodeAddress(address)).toBe(address.toString());
      }),
    );
  });
});
