import { entryKey } from '../../../src/reconcile/firewall/entry-key.ts';

describe(entryKey, () => {
  it.each([
    ['10.0.0.1', '10.0.0.1/32'],
    ['FD00:0::1', 'fd00::1/128'],
    ['!10.0.0.0/24', '!10.0.0.0/24'],
    ['10.0.0.0-10.0.0.255', '10.0.0.0/24'],
    ['office', 'office'],
  ])('is the same for %s and %s', (one, other) => {
    expect(entryKey(one)).toBe(entryKey(other));
  });

  it.each([
    ['10.0.0.1', '!10.0.0.1'],
    ['10.0.0.0', '10.0.0.0/24'],
    ['10.0.0.1', '::a00:1'],
    ['office', 'home'],
  ])('is another for %s and %s', (one, other) => {
    expect(entryKey(one)).not.toBe(entryKey(other));
  });
});
