import { fingerprint } from '../../src/print/fingerprint.ts';

describe(fingerprint, () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('is FNV-1a in 64 bits of %j', (text, hash) => {
    expect(fingerprint(text)).toBe(hash);
  });
});
