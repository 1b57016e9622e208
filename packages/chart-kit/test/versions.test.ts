import { compareVersions } from '../src/versions.ts';

describe(compareVersions, () => {
  it.each([
    ['0.16.1', '0.16.1', 0],
    ['v1.21.1', '1.21.1', 0],
    ['0.16.1', '0.16.2', -1],
    ['0.9.0', '0.10.0', -1],
    ['1.0.0', '0.99.99', 1],
    ['1.0.0-rc.1', '1.0.0', -1],
    ['1.0.0', '1.0.0-rc.1', 1],
    ['1.0.0-rc.1', '1.0.0-rc.2', -1],
    ['1.102.3+up', '1.102.3', 0],
  ])('compares %s with %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});
