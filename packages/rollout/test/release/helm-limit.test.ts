import { helmLimitMs, limitLabel, parseLimit } from '../../src/release/helm-limit.ts';

describe(helmLimitMs, () => {
  it.each([
    [300_000, 620_000],
    [12_000, 44_000],
    [1_000, 30_000],
  ])('lets a Helm with a timeout of %d ms work for %d ms', (timeoutMs, limitMs) => {
    expect(helmLimitMs(timeoutMs)).toBe(limitMs);
    expect(parseLimit(limitLabel(timeoutMs))).toBe(limitMs);
  });
});

describe(parseLimit, () => {
  it.each([undefined, '', '-5', '1e3', '12 s', '9'.repeat(40)])(
    'counts on what Helm takes by itself where the label is %j',
    (label) => {
      expect(parseLimit(label)).toBe(620_000);
    },
  );

  it('is never below the floor', () => {
    expect(parseLimit('1')).toBe(30_000);
  });
});
